//! Prints the tables reference: `cargo run -q -p amur-tables --example reference > docs/tables.md`.

#[allow(clippy::print_stdout)]
fn main() {
    print!("{}", amur_tables::reference());
}
