//! The nominative of a Chinese name in Russian text: «Чжан Ханьхаем», «Чжану Ханьхаю».
//!
//! A man's given name takes Russian endings, his family name does so at times. The words must be a Chinese family name and
//! syllables by the rules of Palladius when the endings are gone, so that no Russian name is taken for one.

use crate::Lang;

use super::id::fold;
use super::key::given_name_in_pinyin;
use super::names::is_family_name;

/// Endings of the other cases, and what stands in their place in the nominative.
const ENDINGS: [(&str, &[&str]); 7] = [
    ("ом", &[""]),
    ("ем", &["й", "ь"]),
    ("а", &[""]),
    ("у", &[""]),
    ("е", &["", "й", "ь"]),
    ("я", &["й", "ь"]),
    ("ю", &["й", "ь"]),
];

/// The names in the nominative that this can be a form of, the likeliest first; none where it is no Chinese name.
pub(super) fn nominatives(name: &str) -> Vec<String> {
    let Some((family, given)) = name.split_once(' ').filter(|(_, given)| !given.contains(' ')) else {
        return Vec::new();
    };
    let is_given = |word: &str| given_name_in_pinyin(&fold(word)).is_some();
    let oblique = stems(given).filter(|stem| is_given(stem));
    if is_family_name(Lang::RUS, family) {
        let as_it_is = is_given(given).then(|| given.to_owned());
        return as_it_is.into_iter().chain(oblique).map(|given| format!("{family} {given}")).collect();
    }
    // An ending of the family name tells that the given name has one.
    let Some(family) = stems(family).find(|stem| is_family_name(Lang::RUS, stem)) else { return Vec::new() };
    oblique.map(|given| format!("{family} {given}")).collect()
}

/// What a word can be without an ending.
fn stems(word: &str) -> impl Iterator<Item = String> {
    let stems = ENDINGS.iter().filter_map(move |(ending, ends)| Some((word.strip_suffix(ending)?, ends)));
    stems.flat_map(|(stem, ends)| ends.iter().map(move |end| format!("{stem}{end}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names() {
        for form in ["Чжан Ханьхая", "Чжану Ханьхаю", "Чжаном Ханьхаем", "Чжан Ханьхай"]
        {
            assert_eq!(nominatives(form), ["Чжан Ханьхай"], "{form}");
        }
        assert_eq!(nominatives("Сунь Пэнбиня"), ["Сунь Пэнбинь"]);
        assert_eq!(nominatives("Ло Чуньгуану"), ["Ло Чуньгуан"]);
        assert_eq!(nominatives("Ван Лина"), ["Ван Лина", "Ван Лин"]);
    }

    #[test]
    fn others() {
        for other in ["Иван Столбов", "Ким Столбова", "Ли", "Ян Петра", "Zhang Hanhai", ""]
        {
            assert!(nominatives(other).is_empty(), "{other}");
        }
    }
}
