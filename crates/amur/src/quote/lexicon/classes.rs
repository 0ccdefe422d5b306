//! What the rows of the lexicon can say.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $( $word:literal => $variant:ident, )+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in crate::quote) enum $name { $( $variant, )+ }

        impl $name {
            pub(super) fn of(word: &str) -> Option<Self> {
                match word {
                    $( $word => Some(Self::$variant), )+
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// Classes of function words, as the head of `words.tsv` tells them.
    Class {
        "that" => That,
        "wh" => Wh,
        "pron" => Pron,
        "obj" => Obj,
        "rel" => Rel,
        "poss" => Poss,
        "det" => Det,
        "and" => And,
        "but" => But,
        "sub" => Sub,
        "of" => Of,
        "prep" => Prep,
        "aux" => Aux,
        "not" => Not,
        "adv" => Adv,
        "time" => Time,
        "according" => According,
        "as" => As,
        "verb" => Verb,
        "clitic" => Clitic,
        "by" => By,
        "account" => Account,
        "anaphor" => Anaphor,
        "nobody" => Nobody,
        "cite" => Cite,
        "credit" => Credit,
    }
}

words! {
    /// What somebody does who is reported.
    CueClass {
        "speech" => Speech,
        "writing" => Writing,
        "thought" => Thought,
        "refusal" => Refusal,
    }
}

words! {
    /// Whom a noun describes.
    NounKind {
        "person" => Person,
        "people" => People,
        "group" => Group,
        "media" => Media,
        "document" => Document,
    }
}

/// Gender, number or person of a pronoun or noun.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::quote) enum Feature {
    #[default]
    None,
    Masculine,
    Feminine,
    Neuter,
    Plural,
    First,
}

impl Feature {
    pub(super) fn of(letter: &str) -> Self {
        match letter {
            "m" => Self::Masculine,
            "f" => Self::Feminine,
            "n" => Self::Neuter,
            "p" => Self::Plural,
            "1" => Self::First,
            _ => Self::None,
        }
    }
}

/// A word of saying.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Cue {
    pub(in crate::quote) class: CueClass,
    pub(in crate::quote) frames: Frames,
    /// A participle or gerund: its subject is that of the clause it stands in.
    pub(in crate::quote) participle: bool,
    /// A form that is a noun, too.
    pub(in crate::quote) bare_form: bool,
}

/// What can follow a cue as content, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::quote) struct Frames(u16);

impl Frames {
    pub(in crate::quote) const THAT: Self = Self(1);
    pub(in crate::quote) const BARE: Self = Self(2);
    pub(in crate::quote) const WH: Self = Self(4);
    pub(in crate::quote) const TO: Self = Self(8);
    pub(in crate::quote) const NP: Self = Self(16);
    pub(in crate::quote) const ABOUT: Self = Self(32);
    pub(in crate::quote) const FOR: Self = Self(64);
    pub(in crate::quote) const WHOM: Self = Self(128);
    pub(in crate::quote) const TO_WHOM: Self = Self(256);
    pub(in crate::quote) const QUOTED: Self = Self(512);
    pub(in crate::quote) const QUOTE: Self = Self(1024);
    pub(in crate::quote) const DOUBT: Self = Self(2048);
    pub(in crate::quote) const UNSAID: Self = Self(4096);
    pub(in crate::quote) const RELAY: Self = Self(8192);

    pub(super) fn of(words: &str) -> Self {
        Self(words.split(' ').fold(0, |bits, word| {
            bits | match word {
                "that" => Self::THAT.0,
                "bare" => Self::BARE.0,
                "wh" => Self::WH.0,
                "to" => Self::TO.0,
                "np" => Self::NP.0,
                "about" => Self::ABOUT.0,
                "for" => Self::FOR.0,
                "whom" => Self::WHOM.0,
                "to-whom" => Self::TO_WHOM.0,
                "quoted" => Self::QUOTED.0,
                "quote" => Self::QUOTE.0,
                "doubt" => Self::DOUBT.0,
                "unsaid" => Self::UNSAID.0,
                "relay" => Self::RELAY.0,
                _ => 0,
            }
        }))
    }

    /// The same for a verb with one of saying behind it.
    pub(super) fn of_saying(self) -> Self {
        Self(self.0 & !Self::NP.0 | Self::THAT.0 | Self::BARE.0 | Self::QUOTE.0)
    }

    pub(in crate::quote) fn has(self, frame: Self) -> bool {
        self.0 & frame.0 != 0
    }
}

impl Noun {
    /// Whether it describes one person by an office that one person holds.
    pub(in crate::quote) fn is_office(&self) -> bool {
        self.kind == NounKind::Person && (self.is_a.contains("official") || self.is_a.contains("expert"))
    }
}

/// A noun for a speaker.
#[derive(Clone, Copy, Debug)]
pub(in crate::quote) struct Noun {
    pub(in crate::quote) kind: NounKind,
    pub(in crate::quote) gender: Feature,
    /// Whether the form can be a subject.
    pub(in crate::quote) nominative: bool,
    /// The first form of its row.
    pub(in crate::quote) lemma: &'static str,
    /// What it means whatever the language, as in `roles.tsv`.
    pub(in crate::quote) key: &'static str,
    /// Wider keys, separated by blanks.
    pub(in crate::quote) is_a: &'static str,
}
