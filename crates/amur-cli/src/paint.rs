//! Colours, or what stands for them where there are none.

use std::io::{self, IsTerminal};

use amur::EntityType;
use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};

/// The widest lines that are good to read.
const MAX_WIDTH: usize = 110;

/// How a page is painted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    /// Whether there are colours.
    pub(crate) colour: bool,
    /// Where lines are wrapped, if at all.
    pub(crate) width: Option<usize>,
}

impl Paint {
    /// What stdout can show and the environment (`NO_COLOR`, `CLICOLOR_FORCE`, `TERM`) asks for. Lines are wrapped for
    /// eyes alone, never for a program that reads on.
    pub(crate) fn of_stdout() -> Self {
        let stdout = io::stdout();
        Self {
            colour: AutoStream::choice(&stdout) != ColorChoice::Never,
            width: stdout.is_terminal().then(|| textwrap::termwidth().min(MAX_WIDTH)),
        }
    }

    /// A headline or label.
    pub(crate) fn strong(self, text: &str) -> String {
        self.styled(Style::new().bold(), text)
    }

    /// What is no part of the article.
    pub(crate) fn faint(self, text: &str) -> String {
        self.styled(Style::new().dimmed(), text)
    }

    /// A name in the text: coloured by its type, else `[name TYPE]`.
    pub(crate) fn mention(self, text: &str, kind: EntityType) -> String {
        if self.colour { self.of_kind(kind, text) } else { format!("[{text} {}]", kind.as_str()) }
    }

    /// Which colour is which type; empty where there are none.
    pub(crate) fn legend(self) -> String {
        let kinds = [EntityType::Per, EntityType::Org, EntityType::Loc, EntityType::Norp, EntityType::Misc];
        let names = kinds.map(|kind| self.of_kind(kind, kind.as_str()));
        if self.colour { names.join(" ") } else { String::new() }
    }

    fn of_kind(self, kind: EntityType, text: &str) -> String {
        let colour = match kind {
            EntityType::Per => AnsiColor::Cyan,
            EntityType::Org => AnsiColor::Yellow,
            EntityType::Loc => AnsiColor::Green,
            EntityType::Norp => AnsiColor::Magenta,
            EntityType::Misc => AnsiColor::Blue,
        };
        self.styled(colour.on_default().bold(), text)
    }

    fn styled(self, style: Style, text: &str) -> String {
        if self.colour { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}
