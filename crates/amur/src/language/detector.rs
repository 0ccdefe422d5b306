//! The language of one piece of text.

use std::sync::LazyLock;

use super::calibration::is_poor;
use super::foreign::{Foreign, stretches};
use super::known::{self, Known, Prior};
use super::ngram::Scores;
use super::reading::Reading;
use super::script::{Script, is_kana, main_script};
use super::table::Table;
use super::text::{is_vietnamese, prepared, sample};
use super::writing::writing;
use crate::{Detected, Error, Lang};

pub(super) static TABLE: LazyLock<Option<Table>> =
    LazyLock::new(|| Table::new(include_bytes!("../../data/language/ngrams.bin")));

/// Nats by which a language of the region is ahead of others before the text is read, and a rare one behind.
const REGION: f64 = 1.5;
const RARE: f64 = -3.0;
/// Nats by which Japanese is behind in a text without kana: its lines have some nearly always.
const NO_KANA: f64 = -3.0;
/// Nats by which a language is ahead that whatlang is sure of and the table lacks.
const TOLD: f64 = 6.0;

/// Tells languages out of a fixed set.
///
/// ```
/// use amur::language::Detector;
///
/// let detector = Detector::new(&["ukr", "bel", "rus"])?;
/// let found = detector.detect("Переговори завершилися без угоди");
/// assert_eq!(found.language.lang.as_str(), "ukr");
/// # Ok::<(), amur::Error>(())
/// ```
#[derive(Debug)]
pub struct Detector {
    /// The languages that may be the answer, by script.
    candidates: Vec<(Script, Vec<Candidate>)>,
    /// For languages that the table lacks.
    whatlang: whatlang::Detector,
}

/// What was found out about a text.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Identified {
    /// The language.
    pub language: Detected,
    /// The writing system as an ISO 15924 code, such as `Latn` or `Cyrl`; of Chinese `Hans` (simplified), `Hant` (traditional)
    /// or `Hani` (all its characters are both). None where there is no evidence of a language.
    pub script: Option<&'static str>,
    /// Quotations and other stretches that are reliably in another language, in order.
    pub foreign: Vec<Foreign>,
}

/// Tells the language of a text, out of all that are known: [`Detector::detect`] without a choice of languages.
///
/// ```
/// let found = amur::language::detect("兩國簽署了能源合作協議");
/// assert_eq!((found.language.lang.as_str(), found.script), ("cmn", Some("Hant")));
/// assert_eq!(amur::language::detect("15:30, https://example.org/").language.lang.as_str(), "und");
/// ```
#[must_use]
pub fn detect(text: &str) -> Identified {
    static ALL: LazyLock<Detector> = LazyLock::new(|| Detector::among(|_| true));
    ALL.detect(text)
}

/// A language that may be the answer.
#[derive(Debug)]
struct Candidate {
    known: Known,
    /// Its number in the table; none where only whatlang knows it, or where the script says all.
    number: Option<usize>,
}

impl Detector {
    /// A detector that answers with these languages, given as ISO 639-3 or 639-1 codes; with all that are known where there
    /// are none.
    ///
    /// # Errors
    /// Where a code is unknown.
    pub fn new<S: AsRef<str>>(languages: &[S]) -> Result<Self, Error> {
        let codes = languages.iter().map(|code| known::resolve(code.as_ref()));
        Self::of(&codes.collect::<Result<Vec<Lang>, _>>()?)
    }

    /// A detector that answers with these languages; with all that are known where there are none.
    pub(super) fn of(languages: &[Lang]) -> Result<Self, Error> {
        if let Some(lang) = languages.iter().find(|lang| known::all().all(|known| known.lang != **lang)) {
            return Err(Error::Code { what: known::WHAT, value: lang.to_string() });
        }
        Ok(Self::among(|lang| languages.is_empty() || languages.contains(&lang)))
    }

    /// A detector that answers with some of the languages.
    fn among(accept: impl Fn(Lang) -> bool) -> Self {
        let numbered: Vec<[u8; 3]> = TABLE.iter().flat_map(Table::languages).collect();
        let mut candidates: Vec<(Script, Vec<Candidate>)> = Vec::new();
        let mut list = Vec::new();
        for known in known::all().filter(|known| accept(known.lang)) {
            let number = numbered.iter().position(|code| code == known.lang.as_str().as_bytes());
            let one = Candidate { known, number };
            list.extend(whatlang::Lang::from_code(known.lang.as_str()));
            match candidates.iter_mut().find(|(script, _)| *script == known.script) {
                Some((_, same)) => same.push(one),
                None => candidates.push((known.script, vec![one])),
            }
        }
        Self { candidates, whatlang: whatlang::Detector::with_allowlist(list) }
    }

    /// The language of a text, and the writing system it is in.
    #[must_use]
    pub fn detect(&self, text: &str) -> Identified {
        let reading = self.read(text);
        let language = reading.decide(|_| 0.0);
        let Some(script) = reading.script else {
            return Identified { language, script: None, foreign: Vec::new() };
        };
        let foreign = stretches(self, text, language.lang, script);
        Identified { language, script: Some(writing(text, script, language.lang)), foreign }
    }

    /// What the score of a text is made of, for its calibration: language, nats ahead of the second, letters, fit.
    #[doc(hidden)]
    #[must_use]
    pub fn evidence(&self, text: &str) -> (Lang, f64, usize, f64) {
        let reading = self.read(text);
        let (lang, margin) = reading.best(|_| 0.0);
        (lang, margin, reading.letters, reading.fit)
    }

    /// The language of a text by itself.
    pub(super) fn read(&self, text: &str) -> Reading {
        let text = prepared(text);
        let Some((script, letters)) = main_script(sample(&text)) else { return Reading::NONE };
        match self.candidates.iter().find(|(known, _)| *known == script) {
            None => Reading::NONE,
            Some((_, alone)) if alone.len() == 1 => Reading::certain(script, alone[0].known.lang, letters),
            Some((_, candidates)) => self.compare(&text, script, candidates),
        }
    }

    /// The languages of one script against each other.
    fn compare(&self, text: &str, script: Script, candidates: &[Candidate]) -> Reading {
        let Some(table) = TABLE.as_ref() else { return Reading::NONE };
        let scores = Scores::of(table, text, script);
        let no_kana = script == Script::Han && !text.chars().any(is_kana);
        let start = |one: &Candidate| {
            one.prior() + if no_kana && one.known.lang == Lang::JPN { NO_KANA } else { 0.0 }
        };
        let numbered = candidates.iter().filter_map(|one| Some((one, one.number?)));
        let mut ranking: Vec<(Lang, f64)> = Vec::with_capacity(candidates.len() + 1);
        ranking.extend(
            numbered.clone().map(|(one, number)| (one.known.lang, scores.of_language(number) + start(one))),
        );
        // The first of equals: `max_by` would take the last.
        let best = (0..ranking.len()).rev().max_by(|a, b| ranking[*a].1.total_cmp(&ranking[*b].1));
        if let Some(best) = best {
            ranking[..=best].rotate_right(1);
        }
        // How well Chinese characters fit tells nothing: there are too many of them.
        let best = numbered.filter(|(one, _)| {
            script != Script::Han && Some(one.known.lang) == ranking.first().map(|best| best.0)
        });
        let fit = best.map(|(_, number)| scores.fit(number)).next().unwrap_or_default();
        let beyond = candidates.iter().filter(|one| one.number.is_none());
        if beyond.clone().next().is_some() && (ranking.is_empty() || is_poor(fit) && !is_vietnamese(text)) {
            let likely = beyond.max_by(|a, b| a.prior().total_cmp(&b.prior())).map(|one| one.known.lang);
            let told = self.beyond(text, &ranking).or(likely.filter(|_| ranking.is_empty()));
            if let Some(lang) = told {
                ranking.insert(0, (lang, ranking.first().map_or(0.0, |best| best.1) + TOLD));
                ranking.truncate(2);
            }
        }
        Reading { script: Some(script), ranking, letters: scores.letters, fit }
    }

    /// What whatlang says, if it is sure of a language that the table lacks.
    fn beyond(&self, text: &str, ranking: &[(Lang, f64)]) -> Option<Lang> {
        let info = self.whatlang.detect(sample(text)).filter(whatlang::Info::is_reliable)?;
        let lang: Lang = info.lang().code().parse().ok()?;
        ranking.iter().all(|known| known.0 != lang).then_some(lang)
    }
}

impl Candidate {
    /// Nats before the text is read.
    fn prior(&self) -> f64 {
        match self.known.prior {
            Prior::Region => REGION,
            Prior::More => 0.0,
            Prior::Rare => RARE,
        }
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn lang(text: &str) -> String {
        detect(text).language.lang.to_string()
    }

    #[test]
    fn lines_of_the_region() {
        for (code, text) in [
            ("eng", "The ministers signed three agreements"),
            ("rus", "Министры подписали три соглашения"),
            ("cmn", "部长们签署了三项协议"),
            ("vie", "Các bộ trưởng đã ký ba thỏa thuận"),
            ("ukr", "Міністри підписали три угоди"),
            ("bel", "Міністры падпісалі тры пагадненні"),
            ("kaz", "Министрлер үш келісімге қол қойды"),
            ("mon", "Сайд нар гурван гэрээнд гарын үсэг зурав"),
            ("deu", "Die Minister unterzeichneten drei Abkommen"),
            ("fra", "Les ministres ont signé trois accords"),
            ("spa", "Los ministros firmaron tres acuerdos"),
            ("jpn", "閣僚らは三つの協定に署名した"),
            ("kor", "장관들은 세 건의 협정에 서명했다"),
            ("ara", "وقع الوزراء ثلاث اتفاقيات"),
            ("tha", "รัฐมนตรีลงนามในข้อตกลงสามฉบับ"),
        ] {
            let found = detect(text).language;
            assert_eq!((found.lang.as_str(), found.reliable), (code, true), "{text}: {found:?}");
        }
    }

    #[test]
    fn others_and_those_that_only_whatlang_knows() {
        assert_eq!(lang("De ministers ondertekenden gisteren drie overeenkomsten"), "nld");
        assert_eq!(
            lang(
                "Vazirlar kecha poytaxtda uchta muhim bitimni imzoladilar va hamkorlikni kengaytirishga kelishdilar"
            ),
            "uzb"
        );
        assert_eq!(lang("השרים חתמו על שלושה הסכמים"), "heb");
        assert_eq!(lang("Οι υπουργοί υπέγραψαν"), "ell");
    }

    #[test]
    fn no_evidence() {
        for text in [
            "",
            " \n",
            "2024-05-16, 15:30",
            "https://news.example.org/world",
            "www.example.com",
            "— 37,5% …",
            "@amur #2024",
        ] {
            assert_eq!(detect(text).language, Detected::NONE, "{text}");
        }
        // One word is evidence, though little.
        let word = detect("note").language;
        assert!(word.lang != Lang::UND && word.score < 0.9 && !word.reliable, "{word:?}");
    }

    #[test]
    fn decomposed_letters_are_the_same() {
        let text = "Các bộ trưởng đã ký";
        assert_eq!(detect(&text.nfd().collect::<String>()).language, detect(text).language);
    }

    #[test]
    fn a_set_of_languages_is_kept_to() {
        let detector = Detector::new(&["de", "nld"]).unwrap();
        assert_eq!(detector.detect("Los ministros firmaron").language.lang.to_string().len(), 3);
        assert!(["deu", "nld"].contains(&detector.detect("Los ministros").language.lang.as_str()));
        assert_eq!(detector.detect("Министры").language, Detected::NONE);
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_an_answer(text in "\\PC{0,200}") {
            let found = detect(&text);
            proptest::prop_assert!((0.0..=1.0).contains(&found.language.score));
            proptest::prop_assert!(found.foreign.iter().all(|one| !one.span.of(&text).is_empty()));
            proptest::prop_assert_eq!(found.language.lang == Lang::UND, found.script.is_none());
        }

        #[test]
        fn letters_and_quotation_marks(text in "[a-zÀ-ỹа-яәіңғүұқөһ“”«»\"「」。 一-龥ก-๙́]{0,400}") {
            let found = detect(&text);
            proptest::prop_assert!((0.0..=1.0).contains(&found.language.score));
        }
    }
}
