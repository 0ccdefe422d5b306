//! What scores are worth: logistic regression of “the answer is right” on what the n-grams said, over texts that the table
//! was not made of.

use std::fs;
use std::path::{Path, PathBuf};

use amur::language::{Detector, calibration};
use anyhow::{Context, Result};

/// Words of the pieces that a text is cut into; its lines are pieces too.
const WORDS: [usize; 6] = [1, 2, 4, 8, 16, 32];
const STEPS: usize = 30;

/// Where the texts are, and where the figures go.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// A folder of plain texts, each named by an ISO 639-3 code: the Universal Declaration of Human Rights.
    #[arg(long, value_name = "FOLDER")]
    texts: PathBuf,
    /// The file to write.
    #[arg(long, value_name = "FILE", default_value = "crates/amur/data/language/calibration.tsv")]
    out: PathBuf,
}

/// An answer: what it rests on, whether it is right, how much it counts.
struct Answer {
    features: [f64; 3],
    right: f64,
    weight: f64,
}

/// Fits the calibration to the table that the program was built with.
pub(crate) fn run(args: &Args) -> Result<()> {
    let answers = answers(&args.texts)?;
    let weights = fit(&answers);
    let text = format!(
        "# The calibration of scores: what the logit of “the answer is right” gains by each feature.\n\
         # Made by `amur-train language calibrate` out of {} pieces of the Universal Declaration of Human Rights.\n\
         feature\tweight\nconstant\t{:.4}\nahead\t{:.4}\nahead/root\t{:.4}\n",
        answers.len(),
        weights[0],
        weights[1],
        weights[2]
    );
    fs::write(&args.out, text).with_context(|| format!("cannot write {}", args.out.display()))
}

/// The answers of all languages to the pieces of all texts. Every size of pieces counts the same.
fn answers(folder: &Path) -> Result<Vec<Answer>> {
    let detector = Detector::new::<&str>(&[])?;
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    paths.sort();
    let mut all = Vec::new();
    for size in 0..=WORDS.len() {
        let first = all.len();
        for path in &paths {
            let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
            let lang = code(name.split('_').next().unwrap_or_default());
            let text = fs::read_to_string(path)?;
            for piece in pieces(&text, size) {
                let (found, ahead, letters, _) = detector.evidence(&piece);
                if letters > 2 && ahead.is_finite() {
                    let right = f64::from(u8::from(found.as_str() == lang));
                    all.push(Answer { features: calibration::features(ahead, letters), right, weight: 1.0 });
                }
            }
        }
        let count = (all.len() - first) as f64;
        all[first..].iter_mut().for_each(|answer| answer.weight = 1.0 / count);
    }
    Ok(all)
}

/// The code of Amur for a text's language.
fn code(name: &str) -> &str {
    match name {
        "arb" => "ara",
        "khk" => "mon",
        "mly" => "msa",
        name => name,
    }
}

/// The pieces of a text: its lines, or so many words each.
fn pieces(text: &str, size: usize) -> Vec<String> {
    let Some(words) = size.checked_sub(1).map(|size| WORDS[size]) else {
        return text.lines().map(str::to_owned).collect();
    };
    text.split_whitespace().collect::<Vec<_>>().chunks_exact(words).map(|words| words.join(" ")).collect()
}

/// Logistic regression by Newton's method.
fn fit(answers: &[Answer]) -> [f64; 3] {
    let mut weights = [0.0; 3];
    for _ in 0..STEPS {
        let (mut gradient, mut hessian) = ([0.0; 3], [[0.0; 3]; 3]);
        for answer in answers {
            let logit: f64 =
                answer.features.iter().zip(weights).map(|(feature, weight)| feature * weight).sum();
            let probability = 1.0 / (1.0 + (-logit).exp());
            for (i, a) in answer.features.iter().enumerate() {
                gradient[i] += answer.weight * a * (answer.right - probability);
                for (j, b) in answer.features.iter().enumerate() {
                    hessian[i][j] += answer.weight * a * b * probability * (1.0 - probability);
                }
            }
        }
        let step = solve(hessian, gradient);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight += step);
    }
    weights
}

/// The solution of three linear equations, by Cramer's rule.
fn solve(matrix: [[f64; 3]; 3], right: [f64; 3]) -> [f64; 3] {
    let determinant = |m: &[[f64; 3]; 3]| {
        m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0])
            + m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0])
    };
    let whole = determinant(&matrix);
    std::array::from_fn(|column| {
        let mut replaced = matrix;
        replaced.iter_mut().zip(right).for_each(|(row, value)| row[column] = value);
        determinant(&replaced) / whole
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_learned() {
        // Half of the answers without evidence are right, and nine in ten of those with it.
        let answer = |ahead: f64, right: f64, weight: f64| Answer {
            features: [1.0, ahead, ahead * ahead],
            right,
            weight,
        };
        let answers = [(0.0, 0.5), (1.0, 0.9), (2.0, 0.95)]
            .map(|(ahead, share)| [answer(ahead, 1.0, share), answer(ahead, 0.0, 1.0 - share)]);
        let weights = fit(answers.as_flattened());
        let logit = |share: f64| (share / (1.0 - share)).ln();
        assert!((weights[0] - logit(0.5)).abs() < 1e-6);
        assert!((weights.iter().sum::<f64>() - logit(0.9)).abs() < 1e-6);
    }
}
