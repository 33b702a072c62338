//! Check of a lesson: whether every number in it is true.

use std::collections::HashSet;

use super::{
    Answer, Facts, FactsError, Guess, Lesson, LessonError, LessonProblem, Numbered, Piece, Question, Run, Step, Text,
};
use crate::analysis::NetworkAnalysis;
use crate::network::{Axes, Op, ShapedNetwork};

impl Lesson {
    /// Evaluates everything in a lesson: every network works, every number has a value and equals the asserted one, every size exists,
    /// every question has one right answer and a hint for every wrong one, and no hint matches the right one.
    ///
    /// # Errors
    /// [`LessonError`] with the line of the first mistake.
    pub fn check(&self) -> Result<(), LessonError> {
        let all = self.steps.iter().map(Step::evidence).collect::<Result<Vec<_>, _>>()?;
        let sizes: HashSet<String> = all.iter().flat_map(Facts::analyses).flat_map(sizes).collect();
        let first = all.first().ok_or(LessonError { line: self.title.line, problem: LessonProblem::NoStep })?;
        check_text(self.title.line, &self.title.value, first, &sizes)?;
        self.steps.iter().zip(&all).try_for_each(|(step, evidence)| step.check(evidence, &sizes))
    }
}

impl Step {
    /// Computes the facts about the networks on the stage.
    ///
    /// # Errors
    /// [`LessonError`] if a layer is faulty or the selected unit does not exist.
    pub fn evidence(&self) -> Result<Facts, LessonError> {
        let Numbered { line, value: setup } = &self.setup;
        let error = |problem| LessonError { line: *line, problem };
        for network in std::iter::once(&setup.network).chain(&setup.other) {
            ShapedNetwork::new(network.clone()).complete().map_err(|fault| error(fault.into()))?;
        }
        Facts::new(setup).map_err(|reason| error(LessonProblem::Setup(reason)))
    }

    /// The paragraphs for display.
    ///
    /// # Errors
    /// [`LessonError`] if a number has no value, or differs from the asserted one.
    pub fn runs(&self, evidence: &Facts) -> Result<Vec<Vec<Run>>, LessonError> {
        let shown = |Numbered { line, value }: &Numbered<Text>| {
            value.runs(evidence).map_err(|problem| LessonError { line: *line, problem })
        };
        self.paragraphs.iter().map(shown).collect()
    }

    fn check(&self, evidence: &Facts, sizes: &HashSet<String>) -> Result<(), LessonError> {
        for Numbered { line, value } in std::iter::once(&self.title).chain(&self.paragraphs) {
            check_text(*line, value, evidence, sizes)?;
        }
        self.question.as_ref().map_or(Ok(()), |question| question.check(evidence, sizes))
    }
}

impl Question {
    fn check(&self, evidence: &Facts, sizes: &HashSet<String>) -> Result<(), LessonError> {
        let error = |line, problem| LessonError { line, problem };
        let line = self.text.line;
        let unknown = |line: usize| {
            move |reason: FactsError| error(line, LessonProblem::Facts { expression: "the answer".into(), reason })
        };
        for Numbered { line, value } in std::iter::once(&self.text).chain(&self.reveal) {
            check_text(*line, value, evidence, sizes)?;
        }
        if let Answer::Choice(choices) = &self.answer {
            let mut right = 0;
            for Numbered { line, value: choice } in choices {
                check_text(*line, &choice.text, evidence, sizes)?;
                right += usize::from(evidence.holds(&choice.condition).map_err(unknown(*line))?);
            }
            if right != 1 {
                return Err(error(line, LessonProblem::RightChoices(right)));
            }
        }
        let right = self.right(evidence).map_err(unknown(line))?;
        let mut hinted: Vec<f64> = if let Some(Guess::Number(right)) = right { vec![right] } else { Vec::new() };
        let mut is_hinted_at_all = false;
        for Numbered { line, value: hint } in &self.hints {
            check_text(*line, &hint.text, evidence, sizes)?;
            let Some(guess) = &hint.guess else {
                is_hinted_at_all = true;
                continue;
            };
            let guess = evidence.value(guess).map_err(unknown(*line))?;
            if hinted.iter().any(|other| (other - guess).abs() < 1e-9) {
                return Err(error(*line, LessonProblem::IdleHint(super::number::written(guess, 2))));
            }
            hinted.push(guess);
        }
        if is_hinted_at_all { Ok(()) } else { Err(error(line, LessonProblem::NoHint)) }
    }
}

fn check_text(line: usize, text: &Text, evidence: &Facts, sizes: &HashSet<String>) -> Result<(), LessonError> {
    let error = |problem| LessonError { line, problem };
    text.runs(evidence).map_err(error)?;
    for piece in text.pieces() {
        if let Piece::Size(size) = piece
            && !sizes.contains(size)
        {
            return Err(error(LessonProblem::UnknownSize(size.clone())));
        }
    }
    Ok(())
}

/// The sizes of all kernels, maps and fields of a network, as text.
fn sizes(analysis: &NetworkAnalysis) -> Vec<String> {
    let shaped = &analysis.shaped;
    let written = |extents: &[u128]| extents.iter().map(u128::to_string).collect::<Vec<_>>().join("×");
    let mut sizes = Vec::new();
    for map in 0..shaped.map_count() {
        if let Some(kernel) = kernel(shaped.op(map)) {
            sizes.push(written(&[kernel.height.into(), kernel.width.into()]));
        }
        if let Some(shape) = shaped.shape(map) {
            let extents: Vec<u128> = shape.to_vec().into_iter().map(u128::from).collect();
            sizes.extend([written(&extents), written(extents.get(1..).unwrap_or_default())]);
        }
        if let Some(field) = analysis.fields[map].size() {
            sizes.push(written(&[field.height, field.width]));
        }
    }
    sizes
}

const fn kernel(op: &Op) -> Option<Axes<u64>> {
    match op {
        Op::Conv(conv) => Some(conv.kernel),
        Op::ConvTranspose(conv) => Some(conv.kernel),
        Op::MaxPool(pool) | Op::AvgPool(pool) | Op::LpPool { pool, .. } => Some(pool.kernel),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(rest: &str, message: &str) {
        let file = format!("# T\n\n## S\nnet: input 1x9x9; a: conv 1 k3\nwith: input 1x9x9; conv 1 k5\n\n{rest}");
        let checked = Lesson::read(&file).and_then(|lesson| lesson.check());
        assert_eq!(checked.err().map(|error| error.to_string()).unwrap_or_default(), message);
    }

    #[test]
    fn what_holds_passes() {
        check("A 3×3 has {9|a.taps} cells and {a.a.params} parameters; B sees 5×5.", "");
    }

    #[test]
    fn what_does_not_hold_is_named() {
        check("{64|compare.macs.percent}", "line 7: “64” is asserted, and compare.macs.percent is 29.44");
        check("It has {10|a.taps} cells.", "line 7: “10” is asserted, and a.taps is 9.00");
        check("A 8×8.", "line 7: no kernel, map or field of the lesson's networks is 8×8");
        check("{a.nobody.params}", "line 7: a.nobody.params: no layer is called “nobody”");
        check("{a.taps / 2}", "line 7: a.taps / 2 is 4.500: say how many decimals to show, as in {a.taps / 2:1}");
        check("{1 / (a.taps - 9)}", "line 7: 1 / (a.taps - 9): the arithmetic has no result");
    }

    #[test]
    fn questions_have_one_right_answer_and_help_for_the_others() {
        check("ask: How many?\nanswer: a.taps", "line 7: the question has no “hint:” for wrong answers");
        check("ask: How many?\nanswer: a.taps\nhint: Count.", "");
        check(
            "ask: How many?\nanswer: a.taps\nhint 9: Count.",
            "line 9: this hint is for 9.00, which is the right answer or has a hint already",
        );
        check(
            "ask: Which?\nchoice a.taps > 1: This\nchoice a.taps > 2: That\nhint: Look.",
            "line 7: 2 choices are right, and exactly one should be",
        );
    }
}
