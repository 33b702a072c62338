//! Concealment of everything that answers an open question.

use super::{Answer, Condition, Expression, Facts, Figure, Guess, NetworkFigure, NodeFigure, Question, number};
use crate::analysis::{Field, NetworkAnalysis};
use crate::comparison::{Compared, Measure, Pair};

/// What the page hides while a question is open.
///
/// Costs are hidden with every question; this determines which fields, output sizes and numbers are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Concealment {
    /// The first map of each network whose field is hidden, with those of all later maps; the growth ends before it.
    pub field_from: Pair<Option<usize>>,
    /// The first map of each network whose output size is hidden.
    pub size_from: Pair<Option<usize>>,
    /// Whether the sentence about the selected unit answers the question.
    pub cells: bool,
    /// The answer as text, if it is a number.
    pub answer: Option<String>,
}

impl Concealment {
    /// What a question about these networks hides.
    pub fn of(question: &Question, facts: &Facts) -> Self {
        let mut hidden = Self::default();
        match &question.answer {
            Answer::Number { expression, decimals } => {
                hidden.take_expression(&expression.value, facts);
                hidden.answer = match question.right(facts) {
                    Ok(Some(Guess::Number(right))) => Some(number::written(right, *decimals)),
                    _ => None,
                };
            }
            Answer::Choice(choices) => {
                for choice in choices {
                    hidden.take_condition(&choice.value.condition, facts);
                }
            }
        }
        hidden
    }

    /// Whether the field of a map is hidden.
    pub fn hides_field(&self, compared: Compared, map: usize) -> bool {
        self.field_from.get(compared).is_some_and(|first| map >= first)
    }

    /// Whether the output size of a map is hidden.
    pub fn hides_size(&self, compared: Compared, map: usize) -> bool {
        map > 0 && self.size_from.get(compared).is_some_and(|first| map >= first)
    }

    /// Whether a text contains the answer as a separate number, which is not a part of a name such as `conv2`.
    pub fn is_answered_by(&self, text: &str) -> bool {
        let is_word = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | ',' | '.');
        let plain = |number: &str| number.replace(',', "").trim_matches('.').to_owned();
        let words = text.split(|letter: char| !is_word(letter));
        // A size such as 5x5 is two numbers.
        let numbers = words.flat_map(|word| {
            if word.starts_with(|letter: char| letter.is_ascii_digit()) {
                word.split(|letter: char| letter.is_ascii_alphabetic() || letter == '_').collect::<Vec<_>>()
            } else {
                Vec::new()
            }
        });
        self.answer.as_deref().map(plain).is_some_and(|answer| numbers.map(plain).any(|number| number == answer))
    }

    fn take_condition(&mut self, condition: &Condition, facts: &Facts) {
        for (left, _, right) in &condition.0 {
            self.take_expression(left, facts);
            self.take_expression(right, facts);
        }
    }

    fn take_expression(&mut self, expression: &Expression, facts: &Facts) {
        match expression {
            Expression::Number(_) => {}
            Expression::Figure(figure) => self.take_figure(figure, facts),
            Expression::Sum(pair)
            | Expression::Difference(pair)
            | Expression::Product(pair)
            | Expression::Quotient(pair) => {
                pair.iter().for_each(|inside| self.take_expression(inside, facts));
            }
            Expression::Root(inside) => self.take_expression(inside, facts),
        }
    }

    fn take_figure(&mut self, figure: &Figure, facts: &Facts) {
        match figure {
            Figure::Network(compared, figure) => self.take_network_figure(*compared, *figure, facts),
            Figure::Node { compared, node, figure } => {
                let map = facts.analysis(*compared).and_then(|analysis| map_of(analysis, node));
                match figure {
                    NodeFigure::Field => self.hide_field(*compared, map, facts),
                    NodeFigure::Rows | NodeFigure::Cols => self.hide_size(*compared, map),
                    NodeFigure::Parameters
                    | NodeFigure::Macs
                    | NodeFigure::Activations
                    | NodeFigure::Stride
                    | NodeFigure::Channels => {}
                }
            }
            Figure::Compare(Measure::Field | Measure::Growth, _) => {
                for compared in Compared::BOTH {
                    let map = facts.analysis(compared).map(NetworkAnalysis::last_local_map);
                    self.hide_field(compared, map, facts);
                }
            }
            Figure::Compare(
                Measure::Output
                | Measure::Parameters
                | Measure::Operations
                | Measure::Activations
                | Measure::NonLinearities
                | Measure::Depth
                | Measure::CentreShare
                | Measure::Intensity
                | Measure::Winograd,
                _,
            )
            | Figure::BreakEvenSweep(..)
            | Figure::Tie(..)
            | Figure::Freedom(_) => {}
        }
    }

    fn take_network_figure(&mut self, compared: Compared, figure: NetworkFigure, facts: &Facts) {
        let analysis = facts.analysis(compared);
        match figure {
            NetworkFigure::Field | NetworkFigure::FieldRows | NetworkFigure::FieldCols => {
                self.hide_field(compared, analysis.map(NetworkAnalysis::last_local_map), facts);
            }
            NetworkFigure::OutputRows | NetworkFigure::OutputCols => {
                self.hide_size(compared, analysis.map(|analysis| analysis.shaped.map_count() - 1));
            }
            NetworkFigure::Seen
            | NetworkFigure::Hull
            | NetworkFigure::Inside(_)
            | NetworkFigure::Holding(_)
            | NetworkFigure::Centre
            | NetworkFigure::Spread => self.cells = true,
            NetworkFigure::Parameters
            | NetworkFigure::Macs
            | NetworkFigure::Flops
            | NetworkFigure::Activations
            | NetworkFigure::Taps
            | NetworkFigure::Maps
            | NetworkFigure::Depth
            | NetworkFigure::NonLinearities
            | NetworkFigure::Stride
            | NetworkFigure::Intensity
            | NetworkFigure::Multiplications
            | NetworkFigure::InputChannels
            | NetworkFigure::InputRows
            | NetworkFigure::InputCols
            | NetworkFigure::OutputChannels => {}
        }
    }

    /// Hides the field of a map, from the first layer with a field of that size on; of several calls the last map counts.
    fn hide_field(&mut self, compared: Compared, map: Option<usize>, facts: &Facts) {
        let (Some(map), Some(analysis)) = (map, facts.analysis(compared)) else { return };
        let size = |map: usize| analysis.fields.get(map).and_then(Field::size);
        let first = (1..=map).rev().take_while(|&earlier| size(earlier) == size(map)).last().unwrap_or(map);
        let hidden = match compared {
            Compared::A => &mut self.field_from.a,
            Compared::B => &mut self.field_from.b,
        };
        *hidden = Some(hidden.map_or(first, |before| before.max(first)));
    }

    fn hide_size(&mut self, compared: Compared, map: Option<usize>) {
        let hidden = match compared {
            Compared::A => &mut self.size_from.a,
            Compared::B => &mut self.size_from.b,
        };
        *hidden = (*hidden).max(map);
    }
}

fn map_of(analysis: &NetworkAnalysis, name: &str) -> Option<usize> {
    (1..analysis.shaped.map_count()).find(|&map| analysis.shaped.name(map) == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::teaching::Lesson;

    /// What the only question of a lesson hides.
    fn hidden(rest: &str) -> Concealment {
        let nets = "net: input 1x15x15; conv 1 k3 p1; relu; conv 1 k3 p1; relu\nwith: input 1x15x15; conv 1 k5 p2";
        let lesson = Lesson::read(&format!("# T\n\n## S\n{nets}\n\n{rest}")).expect("a lesson");
        let step = &lesson.steps[0];
        Concealment::of(step.question.as_ref().expect("a question"), &step.evidence().expect("facts"))
    }

    #[test]
    fn a_field_that_is_asked_for_is_hidden_from_the_layer_that_makes_it() {
        let hidden = hidden("ask: How far?\nanswer: a.field\nhint: Count.");
        assert_eq!(hidden.field_from, Pair::new(Some(3), None));
        assert!(!hidden.hides_field(Compared::A, 2) && hidden.hides_field(Compared::A, 4));
        assert!(hidden.is_answered_by("sees 5×5") && !hidden.is_answered_by("sees 15×15"));
    }

    #[test]
    fn of_two_fields_that_are_compared_both_are_hidden() {
        let choices = "ask: Who?\nchoice a.field > b.field: A\nchoice a.field = b.field: Nobody\nhint: Count.";
        assert_eq!(hidden(choices).field_from, Pair::new(Some(3), Some(1)));
    }

    #[test]
    fn costs_leave_fields_in_sight() {
        let hidden = hidden("ask: How many?\nanswer: a.taps\nhint: Count.");
        assert_eq!((hidden.field_from, hidden.cells), (Pair::new(None, None), false));
        assert_eq!(hidden.answer.as_deref(), Some("18"));
    }

    #[test]
    fn the_answer_is_found_as_it_is_written() {
        let hidden = Concealment { answer: Some("2,556".into()), ..Concealment::default() };
        assert!(hidden.is_answered_by("all 2556 cells") && hidden.is_answered_by("2,556."));
        assert!(!hidden.is_answered_by("12,556 cells"));
    }

    #[test]
    fn a_number_in_a_name_is_no_answer() {
        let hidden = Concealment { answer: Some("2".into()), ..Concealment::default() };
        assert!(!hidden.is_answered_by("Row 7, column 9 of conv2 sees conv_2 and block.2b"));
        assert!(
            hidden.is_answered_by("Row 2 of conv1") && hidden.is_answered_by("2x3") && hidden.is_answered_by("第 2 行")
        );
    }
}
