//! Static pages: valid, complete in both languages, linked with each other, with the engine's numbers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use convscope::analysis::{Convention, Costs, NetworkAnalysis};
use convscope::app::address;
use convscope::comparison::{Column, KnownNetwork};
use convscope::export::LayerTable;
use convscope::export::known_networks::cell;
use convscope::export::link::expand;
use convscope::export::table::grouped;
use convscope::presets::Preset;
use convscope::site::{Article, BaseUrl, Content, Language, PREVIEW, PageFile, Place, pages, stages};
use scraper::{ElementRef, Html, Selector};

const BASE: &str = "https://example.org/a/";

/// Files of the page itself that the pages refer to.
const BESIDE: [&str; 4] = ["", "embed.js", "figtree.woff2", "icon.svg"];

static FILES: LazyLock<Vec<PageFile>> = LazyLock::new(|| pages(None).expect("the pages"));

/// The texts of the pages by their paths.
fn html() -> impl Iterator<Item = (&'static str, &'static str)> {
    FILES
        .iter()
        .filter(|file| Path::new(&file.path).extension().is_some_and(|it| it == "html"))
        .map(|file| (file.path.as_str(), text(file)))
}

fn text(file: &PageFile) -> &str {
    match &file.content {
        Content::Text(text) => text,
        Content::Picture(svg) => svg,
    }
}

fn page(place: Place, language: Language) -> Html {
    let path = place.path(language);
    Html::parse_document(html().find(|(name, _)| *name == path).map(|(_, text)| text).expect("the page"))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: &ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

fn known() -> Vec<KnownNetwork> {
    Preset::known().filter_map(|(preset, _)| KnownNetwork::of(preset, Convention::default())).collect()
}

#[test]
fn every_page_is_valid_and_has_nothing_inline() {
    for (path, text) in html() {
        let parsed = Html::parse_document(text);
        assert!(parsed.errors.is_empty(), "{path}: {:?}", parsed.errors);
        let ids: Vec<_> = all(&parsed, "[id]").iter().filter_map(|element| element.attr("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{path}: {ids:?}");
        for forbidden in ["style", "[style]", "script:not([src])", "[onclick]", "[onload]", "img:not([alt])"] {
            assert!(all(&parsed, forbidden).is_empty(), "{path}: {forbidden}");
        }
        assert_eq!(all(&parsed, "h1").len(), 1, "{path}");
        assert_eq!(all(&parsed, "main").len(), 1, "{path}");
    }
}

#[test]
fn both_languages_have_every_page_with_a_title_and_a_description_of_its_own() {
    let places = Place::all().count();
    assert_eq!(html().count(), 2 * places);
    for language in Language::ALL {
        let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
        for place in Place::all() {
            let parsed = page(place, language);
            assert_eq!(parsed.root_element().attr("lang"), Some(language.tag()));
            titles.insert(words(&all(&parsed, "head > title")[0]));
            let description = all(&parsed, "meta[name=description]")[0].attr("content").unwrap_or_default();
            let length = description.chars().count();
            assert!((40..=400).contains(&length), "{place:?} in {language:?}: {length}");
            descriptions.insert(description.to_owned());
        }
        assert_eq!((titles.len(), descriptions.len()), (places, places), "{language:?}");
    }
}

#[test]
fn every_link_leads_to_a_file() {
    let written: BTreeSet<&str> = FILES.iter().map(|file| file.path.as_str()).chain(BESIDE).collect();
    for (path, text) in html() {
        let parsed = Html::parse_document(text);
        let links = all(&parsed, "[href]").into_iter().filter_map(|element| element.attr("href"));
        let scripts = all(&parsed, "[src]").into_iter().filter_map(|element| element.attr("src"));
        for link in links.chain(scripts) {
            // Sources are cited by their full addresses.
            if link.starts_with("https://") {
                continue;
            }
            let (file, fragment) = link.split_once('#').unwrap_or((link, ""));
            let folder = path.split_once('/').map_or("", |(folder, _)| folder);
            let target = match file.strip_prefix("../") {
                Some(rest) => rest.to_owned(),
                None if file.is_empty() => {
                    assert!(!all(&parsed, &format!("#{fragment}")).is_empty(), "{path}: {link}");
                    continue;
                }
                None => format!("{folder}/{file}"),
            };
            assert!(written.contains(target.as_str()), "{path}: {link}");
        }
    }
}

#[test]
fn pages_name_their_translations() {
    for place in Place::all() {
        for language in Language::ALL {
            let parsed = page(place, language);
            let alternates: BTreeMap<_, _> = all(&parsed, "link[rel=alternate]")
                .into_iter()
                .filter_map(|link| Some((link.attr("hreflang")?.to_owned(), link.attr("href")?.to_owned())))
                .collect();
            for other in Language::ALL {
                assert_eq!(alternates.get(other.tag()), Some(&format!("../{}", place.path(other))));
            }
        }
    }
}

#[test]
fn links_into_the_page_open_the_networks_of_the_figures() {
    let mut figures = 0;
    for (path, text) in html() {
        let parsed = Html::parse_document(text);
        for figure in all(&parsed, "figure.live") {
            let one = |selector: &str| figure.select(&Selector::parse(selector).expect("a selector")).next();
            let (element, link) = (one("conv-scope").expect("an element"), one("a.open").expect("a link"));
            let link = link.attr("href").and_then(|link| link.strip_prefix("../")).expect("an address");
            let opened = address::read(link).unwrap_or_else(|error| panic!("{path}: {error}"));
            let network = |readable: &str, packed: &str| {
                let packed = element.attr(packed).map(|text| expand(text).expect("a packed network"));
                let text = element.attr(readable).map(str::to_owned).or(packed)?;
                Some(convscope::formats::notation::read(&text).expect("a network"))
            };
            assert_eq!(opened.network, network("network", "zip"), "{path}");
            assert_eq!(opened.partner, network("with", "zipwith"), "{path}");
            assert!(one("svg").is_some(), "{path}: a still picture");
            figures += 1;
        }
    }
    assert!(figures >= 2 * (Article::ALL.len() + Preset::known().count()), "{figures}");
}

#[test]
fn the_numbers_of_a_network_are_those_of_the_engine() {
    for row in known() {
        let parsed = page(Place::Network(row.preset), Language::English);
        let size = row.field.as_ref().map(convscope::analysis::AxisField::size);
        let field =
            if row.input.one_dimensional { size.width.to_string() } else { format!("{}×{}", size.height, size.width) };
        assert_eq!(words(&all(&parsed, ".hero-number")[0]).replace(',', ""), field, "{}", row.preset.id());
        let facts: Vec<String> = all(&parsed, ".facts dd").iter().map(words).collect();
        let expected = [Column::Stride, Column::Padding, Column::Center, Column::Parameters, Column::Operations];
        for (fact, column) in facts.iter().zip(expected) {
            assert_eq!(fact, &cell(&row, column, "", grouped).replace('-', "−"), "{} {column:?}", row.preset.id());
        }
        let last = all(&parsed, ".growth tbody tr:last-child .after");
        assert_eq!(words(&last[0]), grouped(size.width), "{}: the growth ends with the field", row.preset.id());
    }
}

#[test]
fn a_field_that_varies_is_said_to_be_the_largest() {
    for row in known() {
        let varies = ![&row.field.width, &row.field.height].into_iter().all(convscope::analysis::AxisField::is_uniform);
        let page = page(Place::Network(row.preset), Language::English);
        let lead = words(&all(&page, "p.lead")[0]);
        assert_eq!(lead.contains(" sees up to "), varies, "{lead}");
    }
}

#[test]
fn stages_add_up_to_the_whole_network() {
    for row in known() {
        let analysis = NetworkAnalysis::new(row.preset.network().into());
        let table = LayerTable::of(&analysis, &Costs::of(&analysis.shaped, Convention::default()));
        let stages = stages(&table);
        let sum = |part: fn(&convscope::site::Stage) -> u128| stages.iter().map(part).sum::<u128>();
        let sums = (sum(|stage| stage.parameters), sum(|stage| stage.operations));
        assert_eq!(sums, (row.totals.parameters, row.totals.operations), "{}", row.preset.id());
    }
}

#[test]
fn the_table_has_every_network_and_the_ranks_of_its_columns() {
    let rows = known();
    for language in Language::ALL {
        let parsed = page(Place::Table, language);
        let lines = all(&parsed, "table.known tbody tr");
        assert_eq!(lines.len(), rows.len());
        for line in lines {
            let cells: Vec<_> = line.child_elements().collect();
            let row = rows.iter().find(|row| words(&cells[0]) == language.preset_name(row.preset)).expect("a network");
            for (column, cell) in Column::ALL.into_iter().zip(&cells) {
                let rank = rows.iter().filter(|other| column.compare(other, row).is_lt()).count();
                assert_eq!(cell.attr("data-rank"), Some(rank.to_string().as_str()), "{} {column:?}", row.preset.id());
            }
        }
        let csv = FILES.iter().find(|file| file.path == format!("{}/networks.csv", language.tag())).expect("a table");
        assert_eq!(csv::Reader::from_reader(text(csv).as_bytes()).records().count(), rows.len());
    }
}

#[test]
fn the_sections_of_an_article_are_those_of_the_lessons() {
    for article in Article::ALL {
        let [english, chinese] = Language::ALL.map(|language| article.steps(language).expect("the lessons"));
        assert_eq!(english.len(), chinese.len());
        for (one, other) in english.iter().zip(&chinese) {
            assert_eq!(one.setup.value, other.setup.value, "{}", article.slug());
        }
        for language in Language::ALL {
            let parsed = page(Place::Article(article), language);
            assert_eq!(all(&parsed, "article > section:not(.numbers)").len(), english.len(), "{}", article.slug());
        }
    }
}

#[test]
fn kernels_of_the_notes_are_in_the_networks() {
    for (preset, _) in Preset::known() {
        let analysis = NetworkAnalysis::new(preset.network().into());
        let notation = convscope::formats::notation::write_inline(analysis.shaped.network());
        let size = analysis.fields[analysis.last_local_map()].size().map(|size| size.to_string()).unwrap_or_default();
        let input = analysis.shaped.network().input.size.to_string();
        for language in Language::ALL {
            let parsed = page(Place::Network(preset), language);
            let note = words(&all(&parsed, "article > .about")[0]);
            for word in note.split(|letter: char| !letter.is_ascii_digit() && letter != '×') {
                let Some((height, width)) = word.split_once('×') else { continue };
                let kernel = if height == width { format!("k{height}") } else { format!("k{height}x{width}") };
                let is_there = notation.split([' ', ';']).any(|part| part == kernel);
                assert!(is_there || word == size || word == input, "{}: {word}", preset.id());
            }
        }
    }
}

#[test]
fn full_addresses_are_only_those_of_the_base_url() {
    let base: BaseUrl = BASE.parse().expect("a base URL");
    let files = pages(Some(&base)).expect("the pages");
    let sitemap = files.iter().find(|file| file.path == "sitemap.xml").expect("a sitemap");
    let document = roxmltree::Document::parse(text(sitemap)).expect("XML");
    let listed: BTreeSet<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")))
        .filter_map(|node| node.text())
        .collect();
    let expected: BTreeSet<String> = html().map(|(path, _)| format!("{BASE}{path}")).chain([BASE.to_owned()]).collect();
    assert_eq!(listed, expected.iter().map(String::as_str).collect());

    let path = Place::Network(Preset::Vgg16).path(Language::Chinese);
    let file = files.iter().find(|file| file.path == path).expect("a page");
    let parsed = Html::parse_document(text(file));
    let content = |selector: &str, attribute: &str| all(&parsed, selector)[0].attr(attribute).map(str::to_owned);
    assert_eq!(content("meta[property='og:image']", "content"), Some(format!("{BASE}previews/vgg16.png")));
    assert_eq!(content("link[rel=canonical]", "href"), Some(format!("{BASE}{path}")));

    assert!(FILES.iter().all(|file| file.path != "sitemap.xml"));
    assert!(html().all(|(_, text)| !text.contains("og:image") && !text.contains("canonical")));
}

#[test]
fn the_command_writes_every_file_and_pictures_of_the_right_size() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    let _ = fs::remove_dir_all(&folder);
    let out = Command::new(env!("CARGO_BIN_EXE_convscope"))
        .args(["pages", "--out"])
        .arg(&folder)
        .output()
        .expect("the program starts");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    for file in FILES.iter() {
        let written = fs::read(folder.join(&file.path)).unwrap_or_else(|error| panic!("{}: {error}", file.path));
        match &file.content {
            Content::Text(text) => assert!(written == text.as_bytes(), "{}", file.path),
            Content::Picture(_) => {
                let decoder = png::Decoder::new(std::io::Cursor::new(written));
                let reader = decoder.read_info().unwrap_or_else(|error| panic!("{}: {error}", file.path));
                let size = (f64::from(reader.info().width), f64::from(reader.info().height));
                assert_eq!(size, (PREVIEW.width, PREVIEW.height), "{}", file.path);
            }
        }
    }
}

#[test]
fn a_base_url_that_is_none_is_refused() {
    let out = Command::new(env!("CARGO_BIN_EXE_convscope"))
        .args(["pages", "--out", "unused", "--base-url", "example.org"])
        .output()
        .expect("the program starts");
    assert_eq!(out.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&out.stderr).contains("https://example.org/convscope/"));
}
