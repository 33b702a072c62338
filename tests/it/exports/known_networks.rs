//! The table of the well-known networks.

use std::time::Instant;

use convscope::analysis::{Convention, CostUnit};
use convscope::comparison::{Column, KnownNetwork};
use convscope::export::known_networks::{to_csv, to_markdown};
use convscope::presets::Preset;
use serde_json::Value;

use crate::reference;

fn rows(convention: Convention) -> Vec<KnownNetwork> {
    Preset::known().map(|(preset, _)| KnownNetwork::of(preset, convention).expect("a network that works")).collect()
}

fn row(preset: Preset) -> KnownNetwork {
    KnownNetwork::of(preset, Convention::default()).expect("a network that works")
}

/// Parameters, multiply-adds, size, stride and start of the field of a row, as they are measured.
fn check(row: &KnownNetwork, parameters: &Value, macs: &Value, field: &Value) {
    let name = row.preset.id();
    assert_eq!(row.totals.parameters, reference::whole(parameters), "{name}");
    assert_eq!(row.totals.operations, reference::whole(macs), "{name}");
    assert_eq!(row.field.width.size(), reference::whole(&field["size"]), "{name}");
    let [advance, period] = [0, 1].map(|index| field["stride"][index].as_i64().expect("a whole number"));
    let (own, per) = row.field.width.lowest_stride();
    assert_eq!(own * i128::from(period), per * i128::from(advance), "{name}");
    let start = field["lo"][0].as_i64().map(|start| -i128::from(start));
    assert_eq!(row.field.width.padding(), start, "{name}");
}

#[test]
fn its_numbers_are_the_measured_ones() {
    let summary = reference::file("zoo_summary.json").as_array().expect("a list");
    for (preset, name) in reference::ZOO_PRESETS {
        let truth = summary.iter().find(|truth| truth["name"] == name).expect("a measured network");
        check(&row(preset), &truth["params"], &truth["macs"], &truth["rf_last"]["w"]);
    }
    for case in reference::cases("known_networks.json") {
        let preset = Preset::from_id(case["name"].as_str().expect("a name")).expect("a preset");
        check(&row(preset), &case["params"], &case["macs"], &case["field"]["width"]);
    }
}

#[test]
fn every_known_network_has_a_row_and_a_small_stack_has_none() {
    let start = Instant::now();
    let rows = rows(Convention::default());
    println!("{} rows in {:?}", rows.len(), start.elapsed());
    assert_eq!(rows.len(), Preset::ALL.len() - Preset::SMALL.len());
    for preset in Preset::SMALL {
        assert_eq!(KnownNetwork::of(preset, Convention::default()), None, "{}", preset.id());
    }
    for row in rows {
        assert!((1998..=2026).contains(&row.source.year), "{}", row.preset.id());
        // One number says all: the fields of pictures are squares.
        assert!(row.input.one_dimensional || row.field.height.size() == row.field.width.size(), "{}", row.preset.id());
    }
}

#[test]
fn columns_sort_by_what_they_show() {
    let mut rows = rows(Convention::default());
    let names = |rows: &[KnownNetwork]| rows.iter().map(|row| row.preset).collect::<Vec<_>>();
    rows.sort_by(|a, b| Column::Parameters.compare(a, b));
    assert_eq!(names(&rows)[..2], [Preset::LeNet5, Preset::Tcn]);
    assert_eq!(rows.last().map(|row| row.preset), Some(Preset::Vgg19));
    rows.sort_by(|a, b| Column::Year.compare(a, b));
    assert_eq!((names(&rows)[0], rows.last().map(|row| row.preset)), (Preset::LeNet5, Some(Preset::ConvNeXtTiny)));
    rows.sort_by(|a, b| Column::Stride.compare(a, b));
    assert_eq!(rows.last().map(|row| row.preset), Some(Preset::Wav2Vec2));
    rows.sort_by(|a, b| Column::Padding.compare(a, b));
    assert!(rows.is_sorted_by_key(|row| row.field.width.padding()));
    rows.sort_by(|a, b| Column::Field.compare(a, b));
    assert!(rows.is_sorted_by_key(|row| row.field.width.size()));
}

#[test]
fn it_is_written_for_spreadsheets_and_for_people() {
    let name = |preset: Preset| preset.id().to_owned();
    let rows = rows(Convention::default());
    let csv = to_csv(&rows, Convention::default(), name);
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let heads: Vec<String> = reader.headers().expect("heads").iter().map(String::from).collect();
    assert_eq!(heads[..8], ["network", "year", "field", "stride", "padding", "center", "parameters", "macs"]);
    let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
    assert_eq!(records.len(), rows.len());
    let alexnet = records.iter().find(|record| &record[0] == "alexnet").expect("a line of AlexNet");
    assert_eq!(
        alexnet.iter().skip(1).collect::<Vec<_>>(),
        [
            "2014",
            "195",
            "32",
            "66",
            "31",
            "61100840",
            "714188480",
            "3x224x224",
            "Krizhevsky, arXiv, arxiv.org/abs/1404.5997"
        ]
    );
    let flops = Convention { unit: CostUnit::Flops, ..Convention::default() };
    let row = KnownNetwork::of(Preset::AlexNet, flops).into_iter().collect::<Vec<_>>();
    let markdown = to_markdown(&row, flops, name);
    assert!(markdown.starts_with("| Network | Year |") && markdown.contains("| FLOPs |"), "{markdown}");
    assert!(markdown.contains("| alexnet | 2014 | 195 | 32 | 66 | 31 | 61,100,840 | 1,428,376,960 |"), "{markdown}");
}
