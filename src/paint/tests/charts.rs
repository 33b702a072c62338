//! Charts as SVG, and that plotters draws a layer where hit-testing finds it.

use super::pictures::check;
use crate::paint::{Call, Scheme, Theme, record};
use crate::scene::chart::{Chart, CostByLayer, FieldByDepth, LayerCost, LayerField, cost_by_layer, field_by_depth};
use crate::scene::{Depth, Point, Size};

fn depth(index: usize, count: usize) -> Depth {
    Depth { index, count }
}

fn fields(count: usize) -> Vec<LayerField> {
    (0..count)
        .map(|index| {
            let field = 3 + 2 * index as u64 + (index as u64 / 9).pow(2) * 6;
            LayerField {
                layer: index + 1,
                depth: Some(depth(index, count)),
                name: format!("conv{}", index + 1),
                field,
                label: field.to_string(),
            }
        })
        .collect()
}

fn costs(count: usize) -> Vec<LayerCost> {
    (0..count)
        .map(|index| {
            let channels = 64 << (4 * index / count.max(4));
            let side = 15_u128.max(224 >> (5 * index / count.max(5)));
            let parameters = if index == 0 { 1_792 } else { channels * channels * 9 };
            LayerCost {
                layer: index + 1,
                depth: Some(depth(index, count)),
                name: format!("conv{}", index + 1),
                parameters,
                parameters_label: parameters.to_string(),
                operations: parameters * side * side,
                operations_label: (parameters * side * side).to_string(),
            }
        })
        .collect()
}

/// Both charts of a network of `count` layers.
fn charts(count: usize, input: u64, highlighted: Option<usize>) -> [Chart; 2] {
    let (fields, costs) = (fields(count), costs(count));
    let size = Size::new(300.0, 180.0);
    let number = |value: f64| format!("{value}");
    let share = |share: f64| format!("{} %", (share * 100.0).round());
    let by_depth = FieldByDepth { size, layers: &fields, input, input_label: "input", highlighted, number: &number };
    let by_layer =
        CostByLayer { size, layers: &costs, parameters: "parameters", operations: "MACs", highlighted, share: &share };
    [field_by_depth(&by_depth), cost_by_layer(&by_layer)]
}

fn check_charts(count: usize, input: u64, highlighted: Option<usize>) {
    let [by_depth, by_layer] = charts(count, input, highlighted);
    check(&format!("field_by_depth_{count}"), (&by_depth).into());
    check(&format!("cost_by_layer_{count}"), (&by_layer).into());
}

#[test]
fn charts_of_three_layers() {
    check_charts(3, 15, None);
}

#[test]
fn charts_of_sixty_layers() {
    check_charts(60, 224, Some(33));
}

#[test]
fn a_layers_column_is_hit_where_it_is_drawn() {
    for count in [1, 3, 60, 107] {
        for chart in charts(count, 224, None) {
            let columns = chart.layers.iter().enumerate();
            for (column, layer) in columns {
                let at = chart.scene_from_value(column as f64, 0.0);
                assert_eq!(chart.hit(at), Some(*layer));
            }
            assert_eq!(chart.hit(Point::new(1.0, 50.0)), None);
        }
    }
}

#[test]
fn plotters_draws_dots_where_the_chart_says() {
    let [chart, _] = charts(3, 15, None);
    let calls = record((&chart).into(), &Theme::of(Scheme::Light), 2.0).expect("recording never refuses");
    let dots: Vec<Point> = calls
        .into_iter()
        .filter_map(|call| if let Call::Circle(center, _) = call { Some(center) } else { None })
        .collect();
    for (column, field) in [3.0, 5.0, 7.0].into_iter().enumerate() {
        let Point { x, y } = chart.scene_from_value(column as f64, field);
        let expected = Point::new(x * 2.0, y * 2.0);
        assert!(dots.iter().any(|dot| dot.distance(expected) < 0.5), "{expected:?} in {dots:?}");
    }
}

#[test]
fn an_empty_network_has_empty_charts() {
    for chart in charts(0, 15, None) {
        assert!(record((&chart).into(), &Theme::of(Scheme::Dark), 1.0).is_ok());
        assert_eq!(chart.hit(Point::new(150.0, 90.0)), None);
    }
}
