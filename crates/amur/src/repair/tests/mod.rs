//! Damage of every kind on texts of the four languages, and whole texts of many that must stay as they are.

mod broken;
mod whole;

fn repaired(text: &str) -> (String, Vec<String>) {
    let (mut text, mut repairs) = (text.to_owned(), Vec::new());
    super::repair(&mut text, &mut repairs);
    (text, repairs)
}
