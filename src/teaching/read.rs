//! Reading of lesson files.

use std::sync::Arc;

use super::blocks::{Block, Key, blocks};
use super::{
    Answer, Choice, Condition, Expression, Hint, Lesson, LessonError, LessonProblem, Numbered, Question, Setup, Step,
    Text,
};
use crate::formats::notation;
use crate::network::Network;
use crate::scene::View;

impl Lesson {
    /// Reads a lesson in the format that `locales/lessons/README.md` describes.
    ///
    /// ```
    /// use convscope::teaching::Lesson;
    ///
    /// let file = "# Small and large\n\n## One layer\nnet: input 1x9x9; conv 1 k3\n\nIt sees {a.seen} cells.";
    /// let lesson = Lesson::read(file)?;
    /// assert_eq!(lesson.steps.len(), 1);
    /// # Ok::<(), convscope::teaching::LessonError>(())
    /// ```
    ///
    /// # Errors
    /// [`LessonError`] with the line of the first mistake. Mistakes that show only when numbers are computed are found by
    /// [`check`](Self::check).
    pub fn read(file: &str) -> Result<Self, LessonError> {
        let mut blocks = blocks(file)?.into_iter();
        let title = match blocks.next() {
            Some(Numbered { line, value: Block::Title(title) }) => text(line, &title)?,
            other => return Err(error(other.map_or(1, |block| block.line), LessonProblem::NoTitle)),
        };
        let mut steps = Vec::new();
        let mut draft: Option<Draft> = None;
        let mut last_line = title.line;
        for Numbered { line, value } in blocks {
            last_line = line;
            match value {
                Block::Title(_) => return Err(error(line, LessonProblem::Repeated("# title"))),
                Block::Step(title) => {
                    steps.extend(draft.take().map(|draft| draft.finish(steps.last())).transpose()?);
                    draft = Some(Draft::new(text(line, &title)?));
                }
                Block::Field { key, argument, value } => {
                    let draft = draft.as_mut().ok_or_else(|| error(line, LessonProblem::OutsideStep))?;
                    draft.field(line, key, &argument, &value).map_err(|problem| error(line, problem))?;
                }
                Block::Paragraph(paragraph) => {
                    let draft = draft.as_mut().ok_or_else(|| error(line, LessonProblem::OutsideStep))?;
                    draft.paragraphs.push(text(line, &paragraph)?);
                }
            }
        }
        steps.extend(draft.take().map(|draft| draft.finish(steps.last())).transpose()?);
        if steps.is_empty() { Err(error(last_line, LessonProblem::NoStep)) } else { Ok(Self { title, steps }) }
    }
}

/// A step that is being read.
struct Draft {
    title: Numbered<Text>,
    network: Option<Numbered<Arc<Network>>>,
    other: Option<Arc<Network>>,
    view: Option<View>,
    unit: Option<(i64, i64)>,
    paragraphs: Vec<Numbered<Text>>,
    question: Option<QuestionDraft>,
}

struct QuestionDraft {
    text: Numbered<Text>,
    number: Option<(Numbered<Expression>, usize)>,
    choices: Vec<Numbered<Choice>>,
    hints: Vec<Numbered<Hint>>,
    reveal: Option<Numbered<Text>>,
}

impl Draft {
    const fn new(title: Numbered<Text>) -> Self {
        Self { title, network: None, other: None, view: None, unit: None, paragraphs: Vec::new(), question: None }
    }

    fn field(&mut self, line: usize, key: Key, argument: &str, value: &str) -> Result<(), LessonProblem> {
        let network = || notation::read(value).map(Arc::new);
        match key {
            Key::Net => put(&mut self.network, Numbered { line, value: network()? }, key),
            Key::With => put(&mut self.other, network()?, key),
            Key::View => put(
                &mut self.view,
                View::from_name(value).ok_or_else(|| LessonProblem::UnknownView(value.into()))?,
                key,
            ),
            Key::Unit => put(&mut self.unit, unit(value).ok_or_else(|| LessonProblem::Unit(value.into()))?, key),
            Key::Ask => {
                let text = Numbered { line, value: Text::read(&one_line(value))? };
                let question =
                    QuestionDraft { text, number: None, choices: Vec::new(), hints: Vec::new(), reveal: None };
                put(&mut self.question, question, key)
            }
            Key::Answer | Key::Choice | Key::Hint | Key::Reveal => {
                let question = self.question.as_mut().ok_or(LessonProblem::NoQuestion(key.name()))?;
                question.field(line, key, argument, value)
            }
        }
    }

    /// The finished step; settings it lacks are taken from the step before.
    fn finish(self, before: Option<&Step>) -> Result<Step, LessonError> {
        let line = self.network.as_ref().map_or(self.title.line, |network| network.line);
        let inherited = before.map(|step| &step.setup.value);
        let setup = match (self.network, inherited) {
            (Some(network), _) => Setup {
                network: network.value,
                other: self.other,
                view: self.view.unwrap_or_default(),
                unit: self.unit,
            },
            (None, Some(setup)) => Setup {
                network: Arc::clone(&setup.network),
                other: self.other.or_else(|| setup.other.clone()),
                view: self.view.unwrap_or(setup.view),
                unit: self.unit.or(setup.unit),
            },
            (None, None) => return Err(error(line, LessonProblem::NoNetwork)),
        };
        let question = self.question.map(QuestionDraft::finish).transpose()?;
        let setup = Numbered { line, value: setup };
        Ok(Step { title: self.title, setup, paragraphs: self.paragraphs, question })
    }
}

impl QuestionDraft {
    fn field(&mut self, line: usize, key: Key, argument: &str, value: &str) -> Result<(), LessonProblem> {
        let text = || Text::read(&one_line(value));
        match key {
            Key::Answer => {
                let decimals = if argument.is_empty() { Some(0) } else { argument.parse().ok() };
                let decimals = decimals.ok_or_else(|| LessonProblem::NotANumber(argument.into()))?;
                let expression = Numbered { line, value: Expression::read(value)? };
                put(&mut self.number, (expression, decimals), key)
            }
            Key::Choice => {
                let choice = Choice { condition: Condition::read(argument)?, text: text()? };
                self.choices.push(Numbered { line, value: choice });
                Ok(())
            }
            Key::Hint => {
                let guess = (!argument.is_empty()).then(|| Expression::read(argument)).transpose()?;
                self.hints.push(Numbered { line, value: Hint { guess, text: text()? } });
                Ok(())
            }
            _ => put(&mut self.reveal, Numbered { line, value: text()? }, key),
        }
    }

    fn finish(self) -> Result<Question, LessonError> {
        let line = self.text.line;
        let answer = match (self.number, self.choices) {
            (Some((expression, decimals)), choices) if choices.is_empty() => Answer::Number { expression, decimals },
            (Some(_), _) => return Err(error(line, LessonProblem::TwoAnswers)),
            (None, choices) if choices.is_empty() => return Err(error(line, LessonProblem::NoAnswer)),
            (None, choices) => Answer::Choice(choices),
        };
        Ok(Question { text: self.text, answer, hints: self.hints, reveal: self.reveal })
    }
}

/// Sets a value that is not yet set.
fn put<T>(place: &mut Option<T>, value: T, key: Key) -> Result<(), LessonProblem> {
    if place.is_some() {
        return Err(LessonProblem::Repeated(key.name()));
    }
    *place = Some(value);
    Ok(())
}

fn unit(text: &str) -> Option<(i64, i64)> {
    let (row, col) = text.split_once(',')?;
    Some((row.trim().parse().ok()?, col.trim().parse().ok()?))
}

/// A text of several lines as one line.
fn one_line(value: &str) -> String {
    let mut lines = value.lines();
    let mut joined = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        super::blocks::join(&mut joined, line);
    }
    joined
}

fn text(line: usize, text: &str) -> Result<Numbered<Text>, LessonError> {
    Text::read(text).map(|value| Numbered { line, value }).map_err(|problem| error(line, problem))
}

const fn error(line: usize, problem: LessonProblem) -> LessonError {
    LessonError { line, problem }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEP: &str = "# T\n\n## S\nnet: input 1x9x9; conv 1 k3\n\nText.\n";

    #[track_caller]
    fn check(file: &str, message: &str) {
        assert_eq!(Lesson::read(file).err().map(|error| error.to_string()).unwrap_or_default(), message);
    }

    #[test]
    fn a_step_inherits_what_it_does_not_say() {
        let lesson = Lesson::read(&format!("{STEP}\n## S\nview: side\n\nMore.")).expect("two steps");
        let [first, second] = [&lesson.steps[0].setup.value, &lesson.steps[1].setup.value];
        assert_eq!((&first.network, first.view), (&second.network, View::Field));
        assert_eq!(second.view, View::Side);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        check("", "line 1: a lesson begins with its title: “# What one pixel sees”");
        check("# T", "line 1: a lesson has steps: begin one with “## ” and its title");
        check("# T\n\nText.", "line 3: this belongs into a step: begin one with “## ” and its title");
        check("# T\n## S\n\nText.", "line 2: the first step needs a network: “net: input 1x15x15; conv 1 k3 p1”");
        check(&format!("{STEP}net: input 1x9x9"), "line 7: the step has its “net” already");
        check(&format!("{STEP}view: top"), "line 7: “top” is no view; there are field, layers, side and kernel");
        check(&format!("{STEP}unit: 3"), "line 7: “3” should be a row and a column, like 7,7");
        check(&format!("{STEP}hint: Look"), "line 7: “hint” belongs to a question: write “ask:” before it");
        check(&format!("{STEP}ask: Well?"), "line 7: the question has no “answer:” and no “choice …:”");
        check(
            &format!("{STEP}ask: Well?\nanswer: 1\nchoice 1 = 1: yes"),
            "line 7: a question has either one “answer:” or several “choice …:”",
        );
        check(
            "# T\n## S\nnet: input 1x9x9; konv",
            "line 3: the network cannot be read: line 1, column 14: “konv” is not a known word: did you mean conv?",
        );
    }
}
