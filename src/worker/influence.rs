//! Influence maps in the worker.

use std::sync::Arc;

use super::message::InfluenceRequest;
use crate::analysis::{NetworkAnalysis, NoInfluence, Unit};
use crate::app::InfluenceQuery;
use crate::formats::notation;
use crate::i18n::Locale;
use crate::scene::Heat;
use crate::sync::media;
use crate::text;

/// Computes influence maps. The network of the last request is cached.
#[derive(Debug, Default)]
pub struct InfluenceServer {
    last: Option<(String, Arc<NetworkAnalysis>)>,
}

impl InfluenceServer {
    /// The shades of all cells with influence.
    ///
    /// # Errors
    /// The reason in the language of the request, if there is no influence map.
    pub fn answer(&mut self, request: &InfluenceRequest) -> Result<Box<Heat>, String> {
        let locale: Locale = media::locale_of(&request.language).unwrap_or_default();
        let InfluenceQuery { network, unit: (map, row, col), weights, scale } = &request.question;
        let analysis = self.analysis(locale, network)?;
        let unit = Some(Unit { map: *map, row: *row, col: *col }).filter(|unit| unit.exists(&analysis.shaped));
        let heat = unit.ok_or(NoInfluence::Nothing).and_then(|unit| Heat::of_unit(&analysis, unit, *weights, *scale));
        heat.map(Box::new).map_err(|reason| text::influence::missing(locale, &reason))
    }

    fn analysis(&mut self, locale: Locale, text: &str) -> Result<Arc<NetworkAnalysis>, String> {
        if let Some((_, analysis)) = self.last.as_ref().filter(|(last, _)| last == text) {
            return Ok(Arc::clone(analysis));
        }
        let network = notation::read(text).map_err(|error| text::notation::error(locale, &error))?;
        let analysis = Arc::new(NetworkAnalysis::new(network.into()));
        self.last = Some((text.to_owned(), Arc::clone(&analysis)));
        Ok(analysis)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use crate::analysis::Weights;
    use crate::scene::Scale;

    fn request(network: &str, unit: (usize, i64, i64)) -> InfluenceRequest {
        let question =
            InfluenceQuery { network: network.into(), unit, weights: Weights::RandomRms, scale: Scale::Logarithmic };
        InfluenceRequest { language: "en".into(), question }
    }

    #[test]
    fn the_answer_holds_the_very_shades_of_the_page() {
        let residual = "input 3x300x300; conv 8 k7 s2 p3; a: conv 8 k3 p1; relu; conv 8 k3 p1; add a; conv 8 k3 d9";
        let network = notation::read(residual).expect("a network in the notation");
        let analysis = NetworkAnalysis::new(Arc::new(network));
        let mut server = InfluenceServer::default();
        for (row, col) in [(0, 0), (66, 131)] {
            let unit = Unit { map: 6, row, col };
            let own = Heat::of_unit(&analysis, unit, Weights::RandomRms, Scale::Logarithmic).expect("shades");
            assert_eq!(server.answer(&request(residual, (6, row, col))), Ok(own.into()));
        }
    }

    #[test]
    fn why_there_is_no_answer_is_said_in_the_readers_language() {
        let twice = "input 1x9x9; a: conv 1 k3; add a,a";
        for (language, expected) in [("en", "no exact answer"), ("zh-CN", "没有精确结果")] {
            let request = InfluenceRequest { language: language.into(), ..request(twice, (2, 4, 4)) };
            let reason = InfluenceServer::default().answer(&request).expect_err("a reason");
            assert!(reason.contains(expected), "{reason}");
        }
    }

    #[test]
    fn a_unit_that_is_not_there_and_a_network_that_is_none_are_refused() {
        for (network, map) in [("input 1x9x9; conv 1 k3", 7), ("no network", 1)] {
            let refusal = InfluenceServer::default().answer(&request(network, (map, 0, 0)));
            assert!(refusal.is_err_and(|reason| !reason.is_empty()), "{network}");
        }
    }
}
