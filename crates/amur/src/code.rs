//! Three-letter codes: languages (ISO 639-3) and countries (ISO 3166-1 alpha-3).

use std::fmt;
use std::str::FromStr;

use crate::Error;

macro_rules! three_letter_code {
    ($(#[$doc:meta])* $name:ident, $case:ident, $what:literal) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name([u8; 3]);

        impl $name {
            /// The code of three ASCII letters; their case is folded. Other input is checked by `parse`.
            #[must_use]
            pub const fn new(code: &[u8; 3]) -> Self {
                Self([code[0].$case(), code[1].$case(), code[2].$case()])
            }

            /// The code as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                std::str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(code: &str) -> Result<Self, Error> {
                match code.as_bytes() {
                    [a, b, c] if code.bytes().all(|byte| byte.is_ascii_alphabetic()) => {
                        Ok(Self::new(&[*a, *b, *c]))
                    }
                    _ => Err(Error::Code { what: $what, value: code.to_owned() }),
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                <std::borrow::Cow<'_, str>>::deserialize(deserializer)?
                    .parse()
                    .map_err(serde::de::Error::custom)
            }
        }
    };
}

three_letter_code! {
    /// A language as an ISO 639-3 code: `eng`, `rus`, `cmn`, `vie`; `und` where there is no evidence.
    ///
    /// ```
    /// use amur::Lang;
    /// assert_eq!("rus".parse::<Lang>()?, Lang::RUS);
    /// assert!("russian".parse::<Lang>().is_err());
    /// # Ok::<(), amur::Error>(())
    /// ```
    Lang, to_ascii_lowercase, "a language as an ISO 639-3 code, such as `eng`"
}

three_letter_code! {
    /// A country as an ISO 3166-1 alpha-3 code: `RUS`, `CHN`, `VNM`.
    Country, to_ascii_uppercase, "a country as an ISO 3166-1 alpha-3 code, such as `CHN`"
}

impl Lang {
    /// English.
    pub const ENG: Self = Self(*b"eng");
    /// Russian.
    pub const RUS: Self = Self(*b"rus");
    /// Mandarin Chinese, simplified or traditional.
    pub const CMN: Self = Self(*b"cmn");
    /// Vietnamese.
    pub const VIE: Self = Self(*b"vie");
    /// Japanese.
    pub(crate) const JPN: Self = Self(*b"jpn");
    /// Undetermined: there is no evidence.
    pub const UND: Self = Self(*b"und");
}
