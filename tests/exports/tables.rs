//! Tables, read back.

use convscope::analysis::{Convention, Overview};
use convscope::cnn::preset::Preset;
use convscope::export::{LayerTable, LineEnd};
use serde_json::Value;

fn table(preset: Preset) -> LayerTable {
    LayerTable::of(&Overview::new(preset.network().into(), Convention::default()))
}

#[test]
fn every_presets_csv_is_read_back_cell_by_cell() {
    for preset in Preset::ALL {
        let sheet = table(preset).for_machines();
        for end in [LineEnd::Feed, LineEnd::ReturnAndFeed] {
            let text = sheet.csv(end);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            assert_eq!(reader.headers().expect("heads").iter().collect::<Vec<_>>(), sheet.heads);
            let rows: Vec<Vec<String>> =
                reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
            assert_eq!(rows, sheet.rows, "{}", preset.id());
        }
    }
}

#[test]
fn json_adds_up_to_its_sums() {
    for preset in Preset::ALL {
        let table: Value = serde_json::from_str(&table(preset).json()).expect("JSON");
        let sum = |key: &str| {
            let rows = table["layers"].as_array().expect("rows");
            rows.iter().map(|row| row[key].as_u64().expect("a number")).sum::<u64>()
        };
        for key in ["parameters", "operations"] {
            assert_eq!(Some(sum(key)), table[key].as_u64(), "{key} of {}", preset.id());
        }
    }
}

#[test]
fn latex_has_a_row_a_layer_and_every_row_its_cells() {
    for preset in Preset::ALL {
        let sheet = table(preset).for_people();
        let latex = sheet.latex();
        let rows: Vec<&str> = latex.lines().filter(|line| line.ends_with("\\\\")).collect();
        assert_eq!(rows.len(), sheet.rows.len() + 2, "{}", preset.id());
        for row in rows {
            let separators = row.replace("\\&", "").matches('&').count();
            assert_eq!(separators + 1, sheet.heads.len(), "{row}");
        }
    }
}
