//! How much cells count, for the page that gives this out.

use std::sync::Arc;

use super::answer::Taken;
use crate::analysis::{Convention, NoInfluence, Overview, Unit};
use crate::cnn::notation;
use crate::export::ask::{Answer, CountAsk};
use crate::i18n::Locale;
use crate::scene::Heat;
use crate::state::CountQuestion;
use crate::ui::words;

/// One who answers how much cells count. The network that was last asked about stays at hand.
#[derive(Debug, Default)]
pub struct Counting {
    last: Option<(String, Arc<Overview>)>,
}

impl Counting {
    /// The answer: a text that is empty, and the [shades](Heat::from_bytes) as bytes; or why there are none.
    pub fn answer(&mut self, ask: &CountAsk<CountQuestion>) -> Taken {
        let locale: Locale = crate::browser::system::locale_of(&ask.language).unwrap_or_default();
        let (text, bytes) = match self.find(locale, &ask.question) {
            Ok(bytes) => (Ok(String::new()), Some(bytes)),
            Err(reason) => (Err(reason), None),
        };
        Taken { answer: Answer { id: ask.id, text }, bytes }
    }

    fn find(&mut self, locale: Locale, question: &CountQuestion) -> Result<Vec<u8>, String> {
        let overview = self.overview(locale, &question.network)?;
        let (map, row, col) = question.unit;
        let unit = Some(Unit { map, row, col }).filter(|unit| unit.exists(&overview.plan));
        let heat = unit
            .ok_or(NoInfluence::Nothing)
            .and_then(|unit| Heat::of_unit(&overview, unit, question.weights, question.scale));
        heat.map(|heat| heat.to_bytes()).map_err(|reason| words::influence::missing(locale, &reason))
    }

    fn overview(&mut self, locale: Locale, text: &str) -> Result<Arc<Overview>, String> {
        if let Some((_, overview)) = self.last.as_ref().filter(|(last, _)| last == text) {
            return Ok(Arc::clone(overview));
        }
        let network = notation::read(text).map_err(|error| words::notation::error(locale, &error))?;
        let overview = Arc::new(Overview::new(network.into(), Convention::default()));
        self.last = Some((text.to_owned(), Arc::clone(&overview)));
        Ok(overview)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::analysis::Weights;
    use crate::scene::Scale;

    fn ask(network: &str, unit: (usize, i64, i64)) -> CountAsk<CountQuestion> {
        let question =
            CountQuestion { network: network.into(), unit, weights: Weights::RandomRms, scale: Scale::Logarithmic };
        CountAsk { id: 6, side: 'a', language: "en".into(), question }
    }

    #[test]
    fn the_answer_holds_the_very_shades_of_the_page() {
        let residual = "input 3x300x300; conv 8 k7 s2 p3; a: conv 8 k3 p1; relu; conv 8 k3 p1; add a; conv 8 k3 d9";
        let network = notation::read(residual).expect("a network in the notation");
        let overview = Overview::new(Arc::new(network), Convention::default());
        let mut counting = Counting::default();
        for (row, col) in [(0, 0), (66, 131)] {
            let unit = Unit { map: 6, row, col };
            let own = Heat::of_unit(&overview, unit, Weights::RandomRms, Scale::Logarithmic).expect("shades");
            // As it travels.
            let text = serde_json::to_string(&ask(residual, (6, row, col))).expect("a text");
            let Taken { answer, bytes } = counting.answer(&serde_json::from_str(&text).expect("the question"));
            assert_eq!(answer, Answer { id: 6, text: Ok(String::new()) });
            assert_eq!(Heat::from_bytes(&bytes.expect("bytes")), Some(own));
        }
    }

    #[test]
    fn why_there_is_no_answer_is_said_in_the_readers_language() {
        let twice = "input 1x9x9; a: conv 1 k3 p1; add a,a";
        let mut chinese = ask(twice, (2, 4, 4));
        chinese.language = "zh-CN".into();
        for (ask, expected) in [(ask(twice, (2, 4, 4)), "no exact answer"), (chinese, "没有精确结果")] {
            let reason = Counting::default().answer(&ask).answer.text.expect_err("a reason");
            assert!(reason.contains(expected), "{reason}");
        }
    }

    #[test]
    fn a_unit_that_is_not_there_and_a_network_that_is_none_are_refused() {
        for (network, map) in [("input 1x9x9; conv 1 k3", 7), ("no network", 1)] {
            let Taken { answer, bytes } = Counting::default().answer(&ask(network, (map, 0, 0)));
            assert!(answer.text.is_err_and(|reason| !reason.is_empty()) && bytes.is_none(), "{network}");
        }
    }
}
