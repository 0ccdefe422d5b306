//! The command `amur`; see the library.

fn main() {
    std::process::exit(amur_cli::run(std::env::args_os()));
}
