//! Tables in all formats.

use convscope::analysis::{Convention, CostUnit, Costs, NetworkAnalysis};
use convscope::export::{LayerTable, derivation};
use convscope::formats::notation;
use convscope::network::Network;
use convscope::presets::Preset;

/// Shapes, fields and names of every kind.
const NET: &str = "name small_net\ninput 3x32x32\n\"a|b, \\\"c\\\"_$%\": conv 64 k7x5 s2x1 p3x2 nobias\nbn\nrelu off\nup 2\n\
    conv 10 k1\nconv 1 k99\ngap from conv1\nflatten\nlinear 1000";

fn table(text: &str, convention: Convention) -> LayerTable {
    table_of(notation::read(text).expect("a network in the notation"), convention)
}

fn table_of(network: Network, convention: Convention) -> LayerTable {
    let analysis = NetworkAnalysis::new(network.into());
    LayerTable::of(&analysis, &Costs::of(&analysis.shaped, convention))
}

#[test]
fn csv_has_a_line_a_layer() {
    insta::assert_snapshot!(table(NET, Convention::default()).to_csv());
}

#[test]
fn csv_is_read_back() {
    let table = table_of(Preset::ResNet18.network(), Convention::default());
    for (table, columns) in [(table, 17), (self::table(NET, Convention::default()), 17)] {
        let text = table.to_csv();
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "lines end as RFC 4180 says");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().expect("heads").len(), columns);
        let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().expect("equal lengths");
        assert_eq!(records.len(), table.rows.len());
        for (record, row) in records.iter().zip(&table.rows) {
            assert_eq!((&record[0], &record[1]), (row.name.as_str(), row.layer.as_str()));
            assert_eq!(record[3].parse().ok(), row.parameters);
            assert_eq!(record[4].parse().ok(), row.operations);
        }
    }
}

#[test]
fn markdown_is_a_table() {
    let markdown = table(NET, Convention::default()).to_markdown();
    let bars = |line: &str| line.replace("\\|", "").matches('|').count();
    assert!(markdown.lines().all(|line| bars(line) == 11), "{markdown}");
    insta::assert_snapshot!(markdown);
}

#[test]
fn latex_is_escaped() {
    insta::assert_snapshot!(table(NET, Convention::default()).to_latex());
}

#[test]
fn json_has_everything() {
    let text = table("name x; input 1x100; conv 4 k3 s2; up 2; gap", Convention::default()).to_json();
    insta::assert_snapshot!(text);
}

#[test]
fn sums_say_what_they_leave_out() {
    let text = "input 3x9x9; conv 8 k3; conv 8 k9; relu; gap from conv1";
    let table = table(text, Convention::default());
    let words = "2 of 4 layers, as conv2 is impossible";
    assert!(table.to_markdown().contains(&format!("| total | {words} |")), "{}", table.to_markdown());
    assert!(table.to_latex().contains(&format!("total & {words} &")), "{}", table.to_latex());
    let json: serde_json::Value = serde_json::from_str(&table.to_json()).expect("one JSON object");
    assert_eq!(json["left_out"], serde_json::json!({"impossible": "conv2", "working": 2, "layers": 4}));
    let statuses: Vec<&str> = table.rows.iter().map(|row| row.status).collect();
    assert_eq!(statuses, ["exact", "impossible", "impossible", "global"], "so says every line of the CSV");
    let analysis = NetworkAnalysis::new(notation::read(text).expect("a network in the notation").into());
    let formulas = derivation(&analysis, &Costs::of(&analysis.shaped, Convention::default()), 1);
    assert!(formulas.contains(&format!("total ({words})")), "{formulas}");
    let complete = self::table("input 3x9x9; conv 8 k3", Convention::default());
    assert!(complete.left_out.is_none() && !complete.to_json().contains("left_out"));
}

#[test]
fn operations_are_those_of_the_convention() {
    let convention = Convention { unit: CostUnit::Flops, bias: true, ..Convention::default() };
    let table = table("input 1x3x3; conv 1 k3", convention);
    assert_eq!(table.rows[0].operations, Some(19));
    assert!(table.to_csv().starts_with("name,layer,shape,parameters,flops,"));
    assert!(table.to_markdown().contains("| FLOPs |"));
    assert!(table.to_json().contains("\"unit\": \"flops\""));
}

#[test]
fn a_signal_has_one_column_an_axis() {
    let csv = table("input 1x100; conv 4 k3 s2", Convention::default()).to_csv();
    assert_eq!(
        csv.lines().collect::<Vec<_>>(),
        [
            "name,layer,shape,parameters,macs,field_w,stride_w,start_w,padding_w,status,block,module,activations",
            "conv1,conv 4 k3 s2,4x49,16,588,3,2,0,0,exact,,,196"
        ]
    );
}
