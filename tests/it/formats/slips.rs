//! Slips in texts and files: each is told for what it is, and nothing that was written is dropped without a word.

use convscope::formats::{self, ForeignFile, ImportError};

#[track_caller]
fn refused(text: &str) -> String {
    match formats::read(text.as_bytes(), None) {
        Ok(import) => panic!("{text}: {}", formats::notation::write_inline(&import.network)),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn written(text: &str) -> String {
    let import = formats::read(text.as_bytes(), None).unwrap_or_else(|error| panic!("{text}: {error}"));
    formats::notation::write_inline(&import.network)
}

#[test]
fn an_odd_number_in_a_shape_is_an_error_at_its_place() {
    for (text, told) in [
        ("input -3x10x10\nrelu", "line 1, column 7: -3 is negative; the minimum here is 1"),
        ("input 3x1e99x10\nrelu", "line 1, column 9: “1e99” should be a number"),
        ("input: (3, 1e99, 10)\nrelu", "line 1, column 12: “1e99” should be a number"),
        ("input: 3, 2.5, 10\nrelu", "line 1, column 11: 2.5 should be a whole number"),
    ] {
        assert!(refused(text).starts_with(told), "{text}: {}", refused(text));
    }
    assert_eq!(written("input: (3, 20, 10), dtype=float32\nrelu"), "input 3x20x10; relu");
}

#[test]
fn a_text_with_nothing_in_it_is_called_empty() {
    for blank in ["", "  \n\t\n", "\u{feff}\n"] {
        assert_eq!(formats::read(blank.as_bytes(), None), Err(ImportError::Empty), "{blank:?}");
    }
}

#[test]
fn a_setting_is_told_what_it_lacks() {
    for (text, told) in [
        ("input\nrelu", "line 1, column 1: the input needs its shape, as in “input 3x224x224”"),
        ("input 3x9x9; conv 64 k3x", "line 1, column 23: “3x” should be one number, or height x width, as in 3x5"),
        ("input 3x9x9; up 1.5", "line 1, column 17: up takes whole factors; write “rescale 1.5” instead"),
        ("input 3x9x9; conv 64 k-1", "line 1, column 23: -1 is negative; the minimum here is 1"),
        ("input 3x9x9; conv 64 k3 p-1", "line 1, column 26: -1 is negative; the minimum here is 0"),
        ("input 3x9x9; conv 64 k3 s-1", "line 1, column 26: -1 is negative; the minimum here is 1"),
        ("input 3x9x9; maxpool k2 s2 64", "line 1, column 28: maxpool has no setting “64”"),
        ("input 3x9x9; maxpool k2 k3", "line 1, column 25: “k3” repeats an earlier setting"),
    ] {
        assert!(refused(text).starts_with(told), "{text}: {}", refused(text));
    }
}

#[test]
fn a_text_in_utf_16_is_read() {
    let text = "input 3x9x9\nconv 8 k3\n\"层\": relu";
    let units: Vec<u16> = std::iter::once(0xfeff).chain(text.encode_utf16()).collect();
    let expected = formats::read_text(text).expect("a network");
    for bytes in [
        units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>(),
        units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
    ] {
        assert_eq!(formats::read(&bytes, None).map(|import| import.network), Ok(expected.clone()));
    }
}

#[test]
fn pictures_and_packed_files_are_told_for_what_they_are() {
    let kind = |bytes: &[u8]| match formats::read(bytes, None) {
        Err(ImportError::Foreign(kind)) => kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"), ForeignFile::Picture);
    assert_eq!(kind(b"\x1f\x8b\x08\x00\x00\x00\x00\x00"), ForeignFile::Packed);
    assert_eq!(kind(b"%PDF-1.7\n%\xe2\xe3"), ForeignFile::Pdf);
    let damaged = formats::read(b"\x89HDF\r\n\x1a\n\0\0\0", None).expect_err("damaged").to_string();
    assert_eq!(damaged, "Keras: the file is damaged or ends too early");
}

#[test]
fn a_table_has_defaults_in_empty_cells() {
    let expected = "input 3x32x32; conv 64 k3; maxpool k2; conv 64 k3 p1";
    let head = "| layer | kernel | stride | padding |\n|---|---|---|---|\n";
    for rows in [
        "| conv | 3 | 1 | 0 |\n| maxpool | 2 | 2 | 0 |\n| conv | 3 | 1 | 1 |",
        "| conv | 3×3 | | |\n| maxpool | 2×2 | 2 | - |\n| conv | 3x3 | – | 1 |",
        "| conv | 3*3 || — |\n| maxpool | 2x2 | 2 ||\n| conv | (3, 3) | − | 1 |",
        "| Input | - | - | - |\n| conv | 3 | n/a | none |\n| maxpool | 2 | 2 | |\n| conv | 3 | 1 | 1 |",
    ] {
        assert_eq!(written(&format!("input 3x32x32\n{head}{rows}")), expected, "{rows}");
    }
    let own = "| layer | kernel | stride | padding | output |\n|---|---|---|---|---|\n| input | | | | 3×32×32 |\n| conv | 3 | | | |\n";
    assert_eq!(written(own), "input 3x32x32; conv 64 k3");
    let open = refused(&format!("{head}| conv | 3 | 1 | 1 |"));
    assert!(open.contains("the input is missing"), "{open}");
}
