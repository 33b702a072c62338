//! Drawing of the picture as a file, or as an animation of its growth.

use std::io::Cursor;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::harness::{Page, journey};

/// Frames of an animation of three layers: the cell itself, and for each layer eleven in motion and one at rest.
const FRAMES: u32 = 1 + 3 * 12;

#[tokio::test]
async fn a_drawing_is_a_file_with_the_words_around_it() {
    journey(|page| async move {
        open_dialog(&page).await;
        let plain = svg(&page).await;
        page.paste_into("Title", "Three & three").await;
        page.click(&["checkbox"], "Caption").await;
        page.click(&["checkbox"], "Transparent background").await;
        let dressed = svg(&page).await;

        let count = |svg: &str, words: &str| texts(svg).iter().filter(|text| text.contains(words)).count();
        assert_eq!((count(&plain, "Row 7, column 7"), count(&dressed, "Row 7, column 7")), (1, 2), "{dressed}");
        assert_eq!((count(&plain, "Three & three"), count(&dressed, "Three & three")), (0, 2), "{dressed}");
        let paper = |svg: &str| {
            let file = roxmltree::Document::parse(svg).expect("an SVG");
            let whole = file.root_element().attribute("viewBox").expect("a size").to_owned();
            let is_whole = |node: &roxmltree::Node| {
                let side = |name| node.attribute(name).unwrap_or_default();
                node.tag_name().name() == "rect" && whole.ends_with(&format!(" {} {}", side("width"), side("height")))
            };
            file.descendants().filter(is_whole).count()
        };
        assert_eq!((paper(&plain), paper(&dressed)), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn pixels_are_as_many_as_asked() {
    journey(|page| async move {
        open_dialog(&page).await;
        let mut sizes = Vec::new();
        for scale in ["1× resolution", "4× resolution"] {
            page.choose("Resolution", scale).await;
            let mut reader = decoder(file(&page, "PNG", ".png").await);
            let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
            reader.next_frame(&mut pixels).expect("pixels");
            assert!(pixels.chunks(4).any(|pixel| pixel != &pixels[..4]), "something is drawn");
            sizes.push((reader.info().width, reader.info().height));
        }
        assert_eq!((4 * sizes[0].0, 4 * sizes[0].1), sizes[1]);
        page.click(&["checkbox"], "Transparent background").await;
        let mut reader = decoder(file(&page, "PNG", ".png").await);
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
        reader.next_frame(&mut pixels).expect("pixels");
        assert_eq!(pixels[3], 0, "nothing lies behind the picture");
    })
    .await;
}

#[tokio::test]
async fn a_film_has_a_frame_for_every_moment() {
    journey(|page| async move {
        open_dialog(&page).await;
        page.choose("Resolution", "1× resolution").await;
        let film = file(&page, "GIF", ".gif").await;
        let mut reader = gif::DecodeOptions::new().read_info(&film[..]).expect("a GIF");
        assert_eq!(reader.repeat(), gif::Repeat::Infinite);
        let mut frames = 0;
        while reader.read_next_frame().expect("a frame").is_some() {
            frames += 1;
        }
        assert_eq!(frames, FRAMES);

        let mut reader = decoder(file(&page, "APNG", ".apng").await);
        let control = reader.info().animation_control.expect("it moves");
        assert_eq!((control.num_frames, control.num_plays), (FRAMES, 0));
        let mut pixels = vec![0; reader.output_buffer_size().expect("it fits")];
        for _ in 0..FRAMES {
            reader.next_frame(&mut pixels).expect("a frame");
        }
        page.wait_for_text(".share-news", "Saved to your downloads.").await;
    })
    .await;
}

#[tokio::test]
async fn a_film_can_be_given_up() {
    journey(|page| async move {
        open_dialog(&page).await;
        page.choose("Resolution", "4× resolution").await;
        page.click_button("APNG").await;
        page.wait_for_element(".share-progress progress").await;
        page.click_button("Cancel").await;
        page.wait_for_no(".share-progress").await;
        page.wait_for_text(".share-news", "").await;
        // The next one is drawn nevertheless, and the canceled one is never delivered.
        page.choose("Resolution", "1× resolution").await;
        file(&page, "PNG", ".png").await;
        let taken = page.evaluate("return window.taken.map((file) => file.name)", &[]).await;
        assert_eq!(taken.as_array().map(Vec::len), Some(1), "{taken}");
    })
    .await;
}

async fn open_dialog(page: &Page) {
    page.with_reduced_motion().await;
    page.run_before_the_program(NOTE_DOWNLOADS).await;
    page.open("").await;
    page.click_button("Share").await;
}

async fn svg(page: &Page) -> String {
    String::from_utf8(file(page, "SVG", ".svg").await).expect("a text")
}

/// Presses a button and returns the file that the page downloads.
async fn file(page: &Page, button: &str, ending: &str) -> Vec<u8> {
    page.evaluate("window.taken.length = 0; return true", &[]).await;
    page.click_button(button).await;
    let script = "return window.taken.find((file) => file.name.endsWith(arguments[0]))?.bytes ?? false";
    let bytes = page.wait_for(ending, script, &[ending.into()]).await;
    STANDARD.decode(bytes.as_str().expect("a text")).expect("bytes")
}

fn decoder(bytes: Vec<u8>) -> png::Reader<Cursor<Vec<u8>>> {
    png::Decoder::new(Cursor::new(bytes)).read_info().expect("a PNG")
}

/// All texts of an SVG file, which must be well-formed.
fn texts(svg: &str) -> Vec<String> {
    let file = roxmltree::Document::parse(svg).unwrap_or_else(|error| panic!("{error}: {svg}"));
    assert_eq!(file.root_element().tag_name().name(), "svg");
    let texts = file.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text());
    texts.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// Records the downloads of the page instead of having the browser ask for a location.
const NOTE_DOWNLOADS: &str = "
    window.taken = [];
    const blobs = new Map();
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        const address = create.call(URL, blob);
        blobs.set(address, blob);
        return address;
    };
    HTMLAnchorElement.prototype.click = function () {
        const file = { name: this.download };
        window.taken.push(file);
        const reader = new FileReader();
        reader.onload = () => { file.bytes = reader.result.split(',')[1]; };
        reader.readAsDataURL(blobs.get(this.href));
    };
";
