//! Tables with a header, as papers and exercises have them: `No. Layers Kernel Size Stride`, a layer in each line below.

use super::forgiving::{Rewritten, Word, blanked, rewritten, valued};
use super::label;
use super::lexer::{Kind, Statement, Token, statements};
use super::number::read_shape;
use super::synonyms::{layer_word, setting};
use crate::network::OpSpec;

/// What a convolution has where a table has no column for it.
pub(in crate::formats) const ASSUMED_CHANNELS: u64 = 64;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    /// The kind of the layer, which may end with its number.
    Layer,
    /// Its own name.
    Name,
    /// A setting, by the name that it has in code.
    Setting(&'static str),
    /// What says nothing of the layer, such as its number.
    Other,
}

/// The names of columns, in small letters.
const COLUMNS: [(&str, Column); 46] = [
    ("layer", Column::Layer),
    ("layers", Column::Layer),
    ("layer type", Column::Layer),
    ("type", Column::Layer),
    ("operation", Column::Layer),
    ("operator", Column::Layer),
    ("module", Column::Layer),
    ("层", Column::Layer),
    ("层类型", Column::Layer),
    ("类型", Column::Layer),
    ("name", Column::Name),
    ("layer name", Column::Name),
    ("名称", Column::Name),
    ("kernel", Column::Setting("kernel_size")),
    ("kernel size", Column::Setting("kernel_size")),
    ("kernel_size", Column::Setting("kernel_size")),
    ("filter size", Column::Setting("kernel_size")),
    ("window", Column::Setting("kernel_size")),
    ("window size", Column::Setting("kernel_size")),
    ("size", Column::Setting("kernel_size")),
    ("k", Column::Setting("kernel_size")),
    ("卷积核", Column::Setting("kernel_size")),
    ("核大小", Column::Setting("kernel_size")),
    ("卷积核大小", Column::Setting("kernel_size")),
    ("stride", Column::Setting("stride")),
    ("strides", Column::Setting("stride")),
    ("s", Column::Setting("stride")),
    ("步长", Column::Setting("stride")),
    ("步幅", Column::Setting("stride")),
    ("padding", Column::Setting("padding")),
    ("pad", Column::Setting("padding")),
    ("p", Column::Setting("padding")),
    ("填充", Column::Setting("padding")),
    ("dilation", Column::Setting("dilation")),
    ("dilation rate", Column::Setting("dilation")),
    ("d", Column::Setting("dilation")),
    ("膨胀率", Column::Setting("dilation")),
    ("空洞率", Column::Setting("dilation")),
    ("channels", Column::Setting("filters")),
    ("out channels", Column::Setting("filters")),
    ("output channels", Column::Setting("filters")),
    ("filters", Column::Setting("filters")),
    ("通道数", Column::Setting("filters")),
    ("输出通道", Column::Setting("filters")),
    ("groups", Column::Setting("groups")),
    ("receptive field", Column::Other),
];

/// A table as statements of the notation.
#[derive(Debug)]
pub(super) struct Table<'t> {
    /// The lines with layers and those before the header.
    pub(super) said: Vec<Statement<'t>>,
    /// The same in the words of the notation.
    pub(super) rewritten: Vec<Rewritten>,
    /// Whether a convolution has [channels](ASSUMED_CHANNELS) that the table does not give.
    pub(super) assumes_channels: bool,
}

/// A line and where it begins.
type Line<'t> = (usize, &'t str);

/// A text as a table, if it is one.
pub(super) fn table(text: &str) -> Option<Table<'_>> {
    let mut lines = lines(text).into_iter();
    let mut table = Table { said: Vec::new(), rewritten: Vec::new(), assumes_channels: false };
    // The input and the name may stand before.
    let (columns, separator) = loop {
        let (at, line) = lines.next().filter(|_| table.said.len() < 8)?;
        if let Some(header) = header(line) {
            break header;
        }
        let before = before(text, at, line)?;
        table.said.push(whole((at, line)));
        table.rewritten.push(before);
    };
    let rows: Vec<Line<'_>> = lines.filter(|(_, line)| !is_rule(line)).collect();
    if rows.is_empty() {
        return None;
    }
    let fits = |columns: &[Column]| rows.iter().all(|row| cells(*row, separator).len() == columns.len());
    // A mark before a header may make it a comment rather than name a column of numbers.
    let columns = match columns.as_slice() {
        [Column::Other, rest @ ..] if !fits(&columns) && fits(rest) => rest.to_vec(),
        _ if separator != Separator::Blank || fits(&columns) => columns,
        _ => return None,
    };
    let mut labels: Vec<String> = Vec::new();
    for row in rows {
        let cells = cells(row, separator);
        if is_input(&columns, &cells) {
            // Without a shape, the row says nothing that the reader could use.
            if let Some((shape, at)) = cells.iter().copied().find_map(shape) {
                table.said.push(whole(row));
                let words = vec![(Word::Plain("input".into()), row.0), (Word::Plain(shape), at)];
                table.rewritten.push(Rewritten { words, end: row.0 + row.1.len() });
            }
            continue;
        }
        let layer = layer(&columns, &cells, &mut labels, &mut table.assumes_channels)?;
        table.said.push(whole(row));
        table.rewritten.push(Rewritten { words: layer, end: row.0 + row.1.len() });
    }
    Some(table)
}

/// What parts the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    Sign(char),
    Blank,
}

/// The lines that hold anything, trimmed.
fn lines(text: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut begin = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let at = begin + line.len() - trimmed.len();
        begin += line.len();
        let trimmed = trimmed.trim_end();
        if !trimmed.is_empty() {
            lines.push((at, trimmed));
        }
    }
    lines
}

/// A line as one word.
fn whole((at, line): Line<'_>) -> Statement<'_> {
    Statement { tokens: vec![Token { kind: Kind::Word(line), at }], end: at + line.len() }
}

/// A line that only parts others: `|---|:--|`.
fn is_rule(line: &str) -> bool {
    line.chars().all(|letter| "|-:+= \t".contains(letter))
}

/// The input or the name, before the header.
fn before(text: &str, at: usize, line: &str) -> Option<Rewritten> {
    let word = line.split([' ', ':', '=', '(', '\t']).next()?.to_ascii_lowercase();
    if !matches!(word.as_str(), "input" | "name" | "input_shape") {
        return None;
    }
    let end = at + line.len();
    // All but this line blank, so that places stay.
    let blank = format!("{}{}", " ".repeat(at), blanked(text.get(at..end)?));
    let said = statements(&blank).ok()?;
    let [statement] = said.as_slice() else { return None };
    Some(rewritten(statement))
}

/// The columns that a line names, and what parts them; none if it is no header.
fn header(line: &str) -> Option<(Vec<Column>, Separator)> {
    let sign = ['|', '\t', ','].into_iter().find(|sign| line.contains(*sign));
    let mut columns = Vec::new();
    if let Some(sign) = sign {
        let named = |name: &str| named(name).unwrap_or(Column::Other);
        columns.extend(inner(line, sign).split(sign).map(named));
    } else {
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            // The longest name counts: `Kernel Size`.
            let found = (1..=rest.len().min(3)).rev().find_map(|count| Some((named(&rest[..count].join(" "))?, count)));
            let (column, count) = found.unwrap_or((Column::Other, 1));
            columns.push(column);
            rest = &rest[count..];
        }
    }
    let has = |wanted: Column| columns.contains(&wanted);
    if !has(Column::Layer) {
        // The names of layers tell their kinds.
        columns.iter_mut().filter(|column| **column == Column::Name).take(1).for_each(|name| *name = Column::Layer);
    }
    let has = |wanted: Column| columns.contains(&wanted);
    let is_header = has(Column::Layer) && (has(Column::Setting("kernel_size")) || has(Column::Setting("stride")));
    let separator = sign.map_or(Separator::Blank, Separator::Sign);
    (is_header && columns.len() <= 32).then_some((columns, separator))
}

/// What a column of this name holds.
fn named(name: &str) -> Option<Column> {
    let plain = name.trim().trim_matches(['.', ':', '*', '(', ')']).to_lowercase();
    COLUMNS.iter().find(|(known, _)| *known == plain).map(|(_, column)| *column)
}

/// A line without the signs at both ends.
fn inner(line: &str, sign: char) -> &str {
    // One bar at each end: two are an empty cell.
    let line = if sign == '|' { line.strip_prefix(sign).unwrap_or(line) } else { line };
    if sign == '|' { line.strip_suffix(sign).unwrap_or(line) } else { line }
}

/// The cells of a line, each with where it begins.
fn cells((at, line): Line<'_>, separator: Separator) -> Vec<Line<'_>> {
    let place = |cell: &str| at + (cell.as_ptr() as usize - line.as_ptr() as usize);
    match separator {
        Separator::Blank => line.split_whitespace().map(|cell| (place(cell), cell)).collect(),
        Separator::Sign(sign) => inner(line, sign)
            .split(sign)
            .map(|cell| {
                let trimmed = cell.trim();
                (if trimmed.is_empty() { place(cell) } else { place(trimmed) }, trimmed)
            })
            .collect(),
    }
}

/// Whether a cell says nothing, so that the default counts.
fn is_blank(cell: &str) -> bool {
    let cell = cell.to_ascii_lowercase();
    cell.chars().all(|letter| "-–—−‐‑‒―/.·*()[]".contains(letter) || letter.is_whitespace())
        || matches!(cell.as_str(), "n/a" | "na" | "none" | "null" | "nil" | "无")
}

/// Whether a row is the network's input.
fn is_input(columns: &[Column], cells: &[Line<'_>]) -> bool {
    let place = columns.iter().position(|column| *column == Column::Layer);
    let said = place.and_then(|place| cells.get(place)).map_or("", |(_, said)| *said);
    let word = said.split([' ', ':', '(', '[']).next().unwrap_or_default().to_lowercase();
    matches!(word.as_str(), "input" | "inputlayer" | "image" | "data" | "输入" | "输入层")
}

/// The shape in a cell, and where it begins.
fn shape((at, cell): Line<'_>) -> Option<(String, usize)> {
    let plain: String = cell.chars().filter(|letter| !" ()[]".contains(*letter)).collect();
    let plain = plain.replace(['*', '×', 'X', ','], "x");
    (plain.matches('x').count() == 2 && read_shape(&plain).is_ok()).then_some((plain, at))
}

/// A row as a layer of the notation. None if no cell is a layer.
fn layer(
    columns: &[Column],
    cells: &[Line<'_>],
    labels: &mut Vec<String>,
    assumes_channels: &mut bool,
) -> Option<Vec<(Word, usize)>> {
    let cell = |wanted: Column| {
        let place = columns.iter().position(|column| *column == wanted)?;
        cells.get(place).copied().filter(|(_, cell)| !is_blank(cell))
    };
    let (at, said) = cell(Column::Layer)?;
    let Some(spec) = kind(said) else {
        // The reader says that it does not know it.
        return Some(vec![(Word::Plain(said.split_whitespace().next()?.to_owned()), at)]);
    };
    let mut words = Vec::new();
    let is_numbered = said.ends_with(|letter: char| letter.is_ascii_digit());
    let name = cell(Column::Name).or_else(|| is_numbered.then_some((at, said)));
    if let Some((at, name)) = name.filter(|(_, name)| {
        let is_plain = name.chars().all(|letter| letter.is_alphanumeric() || "_.-/".contains(letter));
        is_plain && !label::is_reserved(name) && !labels.iter().any(|taken| taken == name) && !name.starts_with('-')
    }) {
        labels.push(name.to_owned());
        words.extend([(Word::Quoted(name.to_owned()), at), (Word::Colon, at)]);
    }
    words.push((Word::Plain(spec.word.into()), at));
    let channels = cell(Column::Setting("filters"));
    if channels.is_none() && matches!(spec.word, "conv" | "deconv") {
        *assumes_channels = true;
        words.push((Word::Plain(ASSUMED_CHANNELS.to_string()), at));
    }
    for column in columns {
        let Column::Setting(key) = *column else { continue };
        let (Some((at, value)), Some(setting)) = (cell(*column), setting(spec, key)) else { continue };
        let plain: String = value.chars().filter(|letter| !" ()[]".contains(*letter)).collect();
        let plain = plain.replace(['*', '×', 'X', ','], "x");
        words.extend(valued(setting, &plain).map(|word| (Word::Plain(word), at)));
    }
    Some(words)
}

/// The kind of layer that a cell names: `Conv1`, `conv3_2`, `max pool`, and `C1`, `S2`, `F6` as `LeNet` has them.
fn kind(cell: &str) -> Option<&'static OpSpec> {
    let known = |name: &str| layer_word(name).filter(|(_, glued)| glued.is_empty()).map(|(spec, _)| spec);
    let bare = cell.trim_end_matches(|letter: char| letter.is_ascii_digit() || "_-. ".contains(letter));
    let first = cell.split_whitespace().next().unwrap_or_default();
    let lenet = match (bare, cell.len() > bare.len()) {
        ("C", true) => "conv",
        ("S" | "P", true) => "maxpool",
        ("F", true) => "linear",
        _ => bare,
    };
    known(cell).or_else(|| known(lenet)).or_else(|| known(first))
}

#[cfg(test)]
mod tests {
    use crate::formats::notation::{read_forgiving, write_inline};
    use crate::formats::{self, ImportWarning};
    use crate::network::InputShape;

    const INPUT: InputShape = InputShape::picture(3, 32, 32);

    #[track_caller]
    fn written(text: &str) -> String {
        let forgiven = read_forgiving(text, Some(INPUT)).unwrap_or_else(|error| panic!("{error}: {text}"));
        write_inline(&forgiven.network)
    }

    #[test]
    fn every_row_of_a_table_is_told_and_so_are_channels_that_it_lacks() {
        let text = "No. Layers Kernel Size Stride\n1 Conv1 3*3 1\n2 Pool1 2*2 2\n3 Conv2 3*3 1\n";
        let import = formats::read(text.as_bytes(), Some(INPUT)).expect("a network");
        let told = |line, said: &str, read: &str| ImportWarning::ReadAs { line, said: said.into(), read: read.into() };
        let assumed = ImportWarning::Assumed { node: "Conv1".into(), attribute: "channels".into(), value: "64".into() };
        let rows = [
            told(2, "1 Conv1 3*3 1", "conv 64 k3"),
            told(3, "2 Pool1 2*2 2", "maxpool k2"),
            told(4, "3 Conv2 3*3 1", "conv 64 k3"),
        ];
        assert_eq!(import.warnings[0], assumed);
        assert_eq!(import.warnings[1..], rows);
    }

    #[test]
    fn cells_are_parted_by_blanks_commas_tabs_or_bars() {
        let expected = "input 3x32x32; conv 16 k5 s2 p2; dwconv k3 p2 d2; avgpool k2; linear 10";
        let tables = [
            "type channels kernel stride padding dilation\nconv 16 5 2 2 1\ndwconv - 3 1 2 2\navgpool - 2 2 0 1\nfc 10 - - - -",
            "Type, Channels, Kernel, Stride, Padding, Dilation\nconv, 16, 5x5, 2, 2,\ndwconv,, 3, 1, 2, 2\navg pool, , 2, 2, 0,\nfc, 10,,,,",
            "Layer\tFilters\tKernel\tStride\tPadding\tDilation\nConv2d\t16\t(5 × 5)\t2\t2\t\ndepthwise conv\t\t3×3\t1\t2\t2\nAvgPool\t\t2\t2\t\t\ndense\t10",
            "| Layer | Output channels | Kernel size | Stride | Padding | Dilation | Params |\n|---|:--|--:|---|---|---|---|\n| conv | 16 | 5 | 2 | 2 | 1 | 1216 |\n| dwconv | – | 3 | 1 | 2 | 2 | 160 |\n| avgpool | – | 2 | 2 | – | – | 0 |\n| fc | 10 | – | – | – | – | 1 |",
            "层类型 输出通道 卷积核 步长 填充 膨胀率\nconv 16 5 2 2 1\ndwconv - 3 1 2 2\navgpool - 2 2 0 1\nfc 10 - - - -",
        ];
        for table in tables {
            assert_eq!(written(table), expected, "{table}");
        }
    }

    #[test]
    fn the_input_may_stand_before_and_names_are_kept() {
        let text = "input: (1, 28, 28)\nName | Type | Kernel | Stride | Padding\nfirst | conv | 3 | 1 | same\nnext | maxpool | 2 | 2 | valid";
        assert_eq!(written(text), "input 1x28x28; first: conv 64 k3 psame; next: maxpool k2 pvalid");
        let lenet = "# layer filters size stride\nC1 6 5 1\nS2 - 2 2\nC3 16 5 1\nF6 84 - -";
        assert!(
            written(lenet).starts_with("input 3x32x32; C1: conv 6 k5; S2: maxpool k2; C3: conv 16 k5"),
            "{}",
            written(lenet)
        );
    }

    #[test]
    fn what_is_wrong_in_a_row_is_told_at_its_place() {
        let problem = |text: &str| read_forgiving(text, Some(INPUT)).map(|_| ()).expect_err(text).to_string();
        let unknown = problem("layer kernel stride\nconv 3 1\nwarp 3 1");
        assert!(unknown.starts_with("line 3, column 1: “warp” is not a known word"), "{unknown}");
        let number = problem("layer kernel stride\nconv three 1");
        assert!(number.starts_with("line 2, column 6: "), "{number}");
        // No table: a comment, and layers in the notation of others.
        assert_eq!(written("# layer, kernel, stride\nConv2d(3, 64, 3)"), "input 3x32x32; conv 64 k3");
    }
}
