//! All files of the pages.

use super::article_page::{ArticlePage, Titles, kernels};
use super::network_page::NetworkPage;
use super::preview::{PreviewWords, ROOM_OF_PICTURE, preview};
use super::still::{Still, best_view};
use super::table_page::CSV;
use super::{Article, BaseUrl, Language, PageProblem, Place, contents_page, network_page, sitemap, table_page};
use crate::analysis::{Convention, NetworkAnalysis};
use crate::comparison::{Compared, KnownNetwork};
use crate::export::known_networks::to_csv;
use crate::presets::Preset;
use crate::scene::View;

/// A file to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFile {
    /// The path in the folder in which everything is published.
    pub path: String,
    /// The content.
    pub content: Content,
}

/// The content of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Text as it is.
    Text(String),
    /// A picture of [`PREVIEW`](super::PREVIEW), as an SVG file to be turned into pixels.
    Picture(String),
}

/// All files: a page per [place](Place) and language, the tables, the styles and the script, the previews, and with a base URL the sitemap.
///
/// Takes some seconds.
///
/// # Errors
/// [`PageProblem`] if a lesson or a text is wrong, which tests exclude, or a picture cannot be painted.
pub fn pages(base: Option<&BaseUrl>) -> Result<Vec<PageFile>, PageProblem> {
    let convention = Convention::default();
    let networks: Vec<KnownNetwork> =
        Preset::known().filter_map(|(preset, _)| KnownNetwork::of(preset, convention)).collect();
    let mut files = vec![
        // Beside the font that it names.
        text("tokens.css", include_str!("../../style/tokens.css")),
        text("pages/figures.css", include_str!("../web/pages/figures.css")),
        text("pages/tables.css", include_str!("../web/pages/tables.css")),
        text("pages/pages.css", include_str!("../web/pages/pages.css")),
        text("pages/sort.js", include_str!("../web/pages/sort.js")),
    ];
    let english = articles(Language::English, None)?;
    let chinese = articles(Language::Chinese, Some(&english))?;
    for (language, articles) in [(Language::English, &english), (Language::Chinese, &chinese)] {
        let titles = Titles::new(articles);
        let mut framed =
            vec![contents_page::framed(articles, &networks, language), table_page::framed(&networks, language)];
        for article in articles {
            framed.push(article.framed(&titles)?);
        }
        for (index, row) in networks.iter().enumerate() {
            let near = |index: Option<usize>| index.and_then(|index| networks.get(index)).map(|row| row.preset);
            let neighbours = [near(index.checked_sub(1)), near(index.checked_add(1))];
            framed.push(NetworkPage { row, language, titles: &titles, neighbours }.framed()?);
        }
        files.extend(framed.iter().map(|framed| text(&framed.place.path(language), &framed.page(base))));
        let csv = to_csv(&networks, convention, |preset| language.preset_name(preset).to_owned());
        files.push(text(&format!("{}/{CSV}", language.tag()), &csv));
    }
    for article in &english {
        files.push(picture(article.place(), preview_of_article(article)?));
    }
    for row in &networks {
        files.push(picture(Place::Network(row.preset), preview_of_network(row)?));
    }
    for place in [Place::Contents, Place::Table] {
        let shown = if place == Place::Table { Preset::ResNet50 } else { Preset::ThreeThrees };
        files.push(picture(place, preview_of_contents(shown)?));
    }
    files.extend(base.map(|base| text("sitemap.xml", &sitemap::sitemap(base))));
    Ok(files)
}

/// The articles in a language, with the numbers of another language if they are known.
fn articles(language: Language, known: Option<&[ArticlePage]>) -> Result<Vec<ArticlePage>, PageProblem> {
    let known = |index: usize| known.and_then(|known| known.get(index));
    Article::ALL
        .into_iter()
        .enumerate()
        .map(|(index, article)| ArticlePage::of(article, language, known(index)))
        .collect()
}

fn text(path: &str, text: &str) -> PageFile {
    PageFile { path: path.to_owned(), content: Content::Text(text.to_owned()) }
}

fn picture(place: Place, svg: String) -> PageFile {
    PageFile { path: place.preview(), content: Content::Picture(svg) }
}

fn preview_of_article(page: &ArticlePage) -> Result<String, PageProblem> {
    let (setup, facts) = page.opening();
    let analysis = NetworkAnalysis::new(setup.network.clone());
    let field = analysis.fields[analysis.last_local_map()].size().map_or_else(String::new, |size| size.to_string());
    let still = Still::of(analysis, page.view(), setup.unit, page.article().is_shaded())?;
    let lines: Vec<String> = Compared::BOTH.into_iter().filter_map(|compared| kernels(facts, compared)).collect();
    preview(
        &PreviewWords { lines: &lines, number: &page.saving().unwrap_or(field) },
        still.scene(ROOM_OF_PICTURE, Language::English),
    )
}

fn preview_of_network(row: &KnownNetwork) -> Result<String, PageProblem> {
    let analysis = NetworkAnalysis::new(row.preset.network().into());
    let view = best_view(&analysis);
    let still = Still::of(analysis, view, None, false)?;
    let name = Language::English.preset_name(row.preset).to_owned();
    let number = network_page::field_size(row);
    preview(&PreviewWords { lines: &[name], number: &number }, still.scene(ROOM_OF_PICTURE, Language::English))
}

fn preview_of_contents(shown: Preset) -> Result<String, PageProblem> {
    let analysis = NetworkAnalysis::new(shown.network().into());
    let field = analysis.fields[analysis.last_local_map()].size().map_or_else(String::new, |size| size.to_string());
    let still = Still::of(analysis, View::Layers, None, false)?;
    preview(&PreviewWords { lines: &[], number: &field }, still.scene(ROOM_OF_PICTURE, Language::English))
}
