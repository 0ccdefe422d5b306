//! Right and wrong lines.

use std::collections::BTreeMap;

use amur::Role;
use amur::train::Weights;

use super::pages::{Labelled, Source, readings};

/// Counts over pages.
#[derive(Default)]
pub(crate) struct Score {
    lines: usize,
    right: usize,
    body: [usize; 3],
    confusion: BTreeMap<(&'static str, &'static str), usize>,
    /// Lines and right ones by tenths of the role's probability.
    calibration: [(usize, usize, f64); 10],
}

impl Score {
    /// Adds the lines of a page. Where a label is one role, the longest block of the line answers for it; where it is
    /// several, the blocks must be these.
    pub(crate) fn add(&mut self, source: &Source, labelled: &Labelled, weights: &Weights, errors: bool) {
        let roles = weights.roles(&labelled.page);
        for (index, (label, text)) in
            source.lines.iter().enumerate().filter(|(_, (_, text))| !text.trim().is_empty())
        {
            let parts: Vec<usize> =
                (0..roles.len()).filter(|&at| labelled.page.source_lines[at] as usize == index + 1).collect();
            let longest = parts.iter().copied().max_by_key(|&at| labelled.page.texts[at].len());
            let Some(longest) = longest else { continue };
            let mut found: Vec<Role> = parts.iter().map(|&at| roles[at].0).collect();
            found.dedup();
            let readings = readings(label);
            let right = readings.iter().any(|reading| match reading[..] {
                [only] => roles[longest].0 == only,
                _ => *reading == found,
            });
            let wanted = if right { roles[longest].0 } else { readings[0][0] };
            self.lines += 1;
            self.right += usize::from(right);
            self.body[0] += usize::from(wanted == Role::Body && roles[longest].0 == Role::Body);
            self.body[1] += usize::from(roles[longest].0 == Role::Body);
            self.body[2] += usize::from(wanted == Role::Body);
            let score = roles[longest].1;
            let bin = &mut self.calibration[((score * 10.0) as usize).min(9)];
            *bin = (bin.0 + 1, bin.1 + usize::from(right), bin.2 + score);
            if !right {
                *self.confusion.entry((readings[0][0].as_str(), roles[longest].0.as_str())).or_default() += 1;
                if errors {
                    let found: Vec<&str> = found.iter().map(|role| role.as_str()).collect();
                    let text: String = text.chars().take(110).collect();
                    show(&format!(
                        "{}:{}\t{label} -> {} {score:.2}\t{text}",
                        source.name,
                        index + 1,
                        found.join("+")
                    ));
                }
            }
        }
    }

    /// Prints the figures.
    pub(crate) fn print(&self) {
        let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
        let [right, found, wanted] = self.body;
        show(&format!("lines {}  accuracy {:.4}", self.lines, share(self.right, self.lines)));
        show(&format!(
            "body f1 {:.4}  lost {}  kept {}",
            share(2 * right, found + wanted),
            wanted - right,
            found - right
        ));
        for ((wanted, found), count) in &self.confusion {
            show(&format!("{count:5}  {wanted} -> {found}"));
        }
        for (lines, right, scores) in self.calibration.iter().filter(|bin| bin.0 > 0) {
            show(&format!(
                "said {:.2}  right {:.2}  lines {lines}",
                scores / *lines as f64,
                share(*right, *lines)
            ));
        }
    }
}

#[allow(clippy::print_stdout)]
fn show(line: &str) {
    println!("{line}");
}
