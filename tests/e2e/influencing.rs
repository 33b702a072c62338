//! Influence of a unit: holding the shift key over a field highlights exactly the influenced cells of later maps.

use std::sync::Arc;

use convscope::analysis::{NetworkAnalysis, Unit, trace};
use convscope::formats::notation;
use convscope::paint::{Scheme, Theme};
use convscope::scene::field::{FieldPicture, FieldStrings, FieldView, field_scene};
use convscope::scene::{ColorRole, Frame, Point, Role, Shape, Size};
use serde_json::{Value, json};

use crate::exactly::{Cells, STAGE_NAME, colors, stage_size, traced};
use crate::harness::journey;
use crate::pointing::find_small_map;

/// With strides and holes between the first layer and the last.
const NETWORK: &str = "input 1x20x20; conv 1 k3 p1; conv 1 k5 s2 p2; conv 1 k3 p2 d2";
const SIDE: i64 = 10;

#[tokio::test]
async fn the_shift_key_lights_what_a_unit_influences_beside_its_field() {
    let analysis = Arc::new(NetworkAnalysis::new(notation::read(NETWORK).expect("a network").into()));
    let (unit, last) = (Unit { map: 1, row: 10, col: 3 }, analysis.shaped.map_count() - 1);
    // The same relation, computed in the other direction.
    let sees = |&(row, col): &(i64, i64)| traced(&analysis, Unit { map: last, row, col }).cells[1].contains(10, 3);
    let all: Vec<(i64, i64)> = (0..SIDE).flat_map(|row| (0..SIDE).map(move |col| (row, col))).collect();
    let expected: Cells = all.iter().copied().filter(sees).collect();
    assert!((20..80).contains(&expected.len()));

    journey(|page| async move {
        page.with_reduced_motion().await;
        let address: String = url::form_urlencoded::byte_serialize(NETWORK.as_bytes()).collect();
        page.open(&format!("#net={address}&layer=conv1&unit=10,3&at=9&theme=light")).await;
        page.wait_for_sentence("Row 10, column 3 of conv1 sees").await;
        page.tab_to(STAGE_NAME).await;
        let frame = small_map(&analysis, unit, stage_size(&page).await);
        let places: Vec<Point> = all.iter().map(|&(row, col)| frame.center_of(row, col)).collect();
        let before = colors(&page, &places).await;
        assert!(before.iter().all(|color| *color == before[0]), "nothing is there before");

        page.hold("Shift").await;
        page.wait_for_sentence("Row 10, column 3 of conv1 influences").await;
        let ground = Theme::of(Scheme::Light).color(ColorRole::Panel);
        let ground = json!([ground.red, ground.green, ground.blue]);
        let colors_now: Vec<Value> = colors(&page, &places).await;
        let lit: Cells =
            all.iter().zip(&colors_now).filter(|(_, color)| **color != ground).map(|(cell, _)| *cell).collect();
        assert_eq!(lit, expected);

        page.let_go("Shift").await;
        page.wait_for_sentence("Row 10, column 3 of conv1 sees").await;
        assert_eq!(colors(&page, &places).await, before);
    })
    .await;
}

#[tokio::test]
async fn the_shift_key_is_heard_while_the_pointer_rests_on_a_cell() {
    journey(|page| async move {
        page.with_reduced_motion().await;
        page.open("").await;
        page.look_at_row(1).await;
        let (_, _, sentence) = find_small_map(&page).await;
        assert!(sentence.contains(" of conv1 sees "), "{sentence}");
        page.hold("Shift").await;
        page.wait_for_sentence(" of conv1 influences ").await;
        page.let_go("Shift").await;
        page.wait_for_sentence(" of conv1 sees ").await;
    })
    .await;
}

/// The transform from the cells of the reached map to the page's canvas.
fn small_map(analysis: &Arc<NetworkAnalysis>, unit: Unit, size: Size) -> Frame {
    let influences = trace::projective(&analysis.shaped, unit).expect("a small network");
    let picture = FieldPicture::of(analysis, &traced(analysis, unit));
    let reached = picture.reached(analysis, &influences, unit.map).expect("a map above");
    let scene = field_scene(&FieldView { reached: Some(reached), ..picture.view(size, FieldStrings::default()) });
    let frame = scene.marks.iter().find_map(|mark| match &mark.shape {
        Shape::Cells { frame, .. } if mark.role == Role::Influence && mark.layer == Some(reached.layer) => Some(*frame),
        _ => None,
    });
    frame.expect("the influenced cells")
}
