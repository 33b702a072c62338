//! Page of a well-known network: its field, how the number comes about, and what it costs.

use std::sync::Arc;

use maud::{Markup, html};

use super::article_page::Titles;
use super::frame::Framed;
use super::live_figure::LiveFigure;
use super::still::best_view;
use super::words::filled;
use super::{Article, Language, PageProblem, Place, app_link, growth, stages, text};
use crate::analysis::{AxisField, Convention, Costs, NetworkAnalysis};
use crate::comparison::{Column, KnownNetwork, partner};
use crate::export::known_networks::cell;
use crate::export::{LayerTable, table::grouped};
use crate::presets::Preset;
use crate::scene::View;
use crate::teaching::{Piece, Run, Text};

/// A well-known network with all that its page says.
pub(super) struct NetworkPage<'a> {
    pub(super) row: &'a KnownNetwork,
    pub(super) language: Language,
    /// The titles of the articles.
    pub(super) titles: &'a Titles,
    /// The networks before and after it.
    pub(super) neighbours: [Option<Preset>; 2],
}

impl NetworkPage<'_> {
    /// The name.
    pub(super) fn name(&self) -> &'static str {
        self.language.preset_name(self.row.preset)
    }

    /// A column of the table of networks, as on a page.
    pub(super) fn value(&self, column: Column) -> String {
        value(self.row, column, self.language)
    }

    /// The title.
    pub(super) fn title(&self) -> String {
        let values = [("name", self.name()), ("field", &field_size(self.row))];
        filled(&self.language.words().network.title, &values)
    }

    /// The first paragraph.
    pub(super) fn lead(&self) -> String {
        let texts = &self.language.words().network;
        let field = field_size(self.row);
        let sees = filled(if self.varies() { &texts.sees_up_to } else { &texts.sees }, &[("field", &field)]);
        let stride = self.value(Column::Stride);
        let [parameters, macs] = [Column::Parameters, Column::Operations].map(|column| self.value(column));
        let values = [
            ("name", self.name()),
            ("sees", &sees),
            ("stride", &stride),
            ("parameters", &parameters),
            ("macs", &macs),
            ("input", &self.value(Column::Input)),
        ];
        filled(if self.row.input.one_dimensional { &texts.lead_signal } else { &texts.lead }, &values)
    }

    /// The page.
    pub(super) fn framed(&self) -> Result<Framed, PageProblem> {
        let texts = &self.language.words().network;
        let network = Arc::new(self.row.preset.network());
        let analysis = NetworkAnalysis::new(Arc::clone(&network));
        let table = LayerTable::of(&analysis, &Costs::of(&analysis.shaped, Convention::default()));
        let view = best_view(&analysis);
        let layer = analysis.shaped.name(analysis.last_local_map()).to_owned();
        let caption = filled(&texts.caption, &[("layer", &layer)]);
        let title = filled(&texts.figure, &[("layer", &layer), ("name", self.name())]);
        let figure = LiveFigure {
            network: &network,
            other: None,
            view,
            unit: None,
            is_shaded: false,
            caption: &caption,
            title: &title,
            language: self.language,
        };
        let body = html! {
            article {
                p.kicker { a href=(Place::Table.address()) { (texts.kicker) } }
                h1 { (self.name()) }
                p.hero { span.hero-number { (field_size(self.row)) } " " span.hero-name { (texts.field) } }
                p.lead { (self.lead()) }
                (self.facts())
                (figure.markup()?)
                p.about { (text::markup(&self.note()?)) }
                p { (self.size()) }
                (self.growth(&analysis))
                (self.stages(&table))
                p.note { (texts.about) }
            }
            (self.read_on(&network))
        };
        Ok(Framed {
            place: Place::Network(self.row.preset),
            language: self.language,
            title: self.title(),
            description: self.lead(),
            scripts: &["embed.js"],
            body,
        })
    }

    /// The numbers of the table of networks.
    fn facts(&self) -> Markup {
        let texts = &self.language.words().network;
        let source = self.row.source;
        let facts = [
            (&texts.stride, Column::Stride),
            (&texts.padding, Column::Padding),
            (&texts.center, Column::Center),
            (&texts.parameters, Column::Parameters),
            (&texts.macs, Column::Operations),
            (&texts.input, Column::Input),
        ];
        html! {
            dl.facts {
                @for (name, column) in facts { div { dt { (name) } dd { (self.value(column)) } } }
                div.wide {
                    dt { (texts.source) }
                    dd {
                        a href=(format!("https://{}", source.address)) rel="noreferrer" { (source.authors) }
                        ", " (source.year) ", " (source.venue)
                    }
                }
            }
        }
    }

    /// What is special about the network.
    fn note(&self) -> Result<Vec<Run>, PageProblem> {
        let page = self.row.preset.id();
        let text = self.language.words().note.get(page).ok_or(PageProblem::NoText { page })?;
        let pieces = Text::read(text).map_err(|problem| PageProblem::Text { page, problem: Box::new(problem) })?;
        let whole = pieces.pieces().into_iter().map(|piece| match piece {
            Piece::Plain(text) | Piece::Size(text) => text.as_str(),
            Piece::Number { source, .. } => source,
            Piece::Emphasis(_) => "",
        });
        Ok(vec![Run::Plain(whole.collect())])
    }

    /// The field compared with the input.
    fn size(&self) -> String {
        let texts = &self.language.words().network;
        let (width, input) = (self.row.field.width.size(), u128::from(self.row.input.size.width));
        let compared = if width > input {
            texts.beyond.clone()
        } else {
            filled(&texts.within, &[("percent", &(width as f64 * 100.0 / input as f64).round().to_string())])
        };
        if self.varies() { format!("{} {compared}", texts.varies) } else { compared }
    }

    /// Whether the size of the field depends on the unit.
    fn varies(&self) -> bool {
        !(self.row.field.width.is_uniform() && self.row.field.height.is_uniform())
    }

    fn growth(&self, analysis: &NetworkAnalysis) -> Markup {
        let texts = &self.language.words().network;
        let steps = growth::steps(analysis);
        let is_regular = steps.iter().all(|step| step.formula.is_some());
        html! {
            section {
                h2 { (texts.growth) }
                p { (texts.growth_text) @if !is_regular { " " (texts.growth_other) } }
                @if let Some(sum) = growth::sum(&steps) { p.sum { (texts.sum) " " code { (sum) } } }
                (growth::table(&steps, analysis.shaped.network(), self.language))
            }
        }
    }

    fn stages(&self, table: &LayerTable) -> Markup {
        let texts = &self.language.words().network;
        let stages = stages(table);
        let totals = self.row.totals;
        let share = |part: u128, whole: u128| match part as f64 * 100.0 / whole.max(1) as f64 {
            _ if part == 0 => String::new(),
            percent if percent < 0.5 => "<1%".into(),
            percent => format!("{percent:.0}%"),
        };
        let is_line = self.row.input.one_dimensional;
        html! {
            section {
                h2 { (texts.stages) }
                p { (texts.stages_text) }
                div.scroll tabindex="0" role="region" aria-label=(texts.stages) {
                    table {
                        thead { tr {
                            th scope="col" { (texts.layers) }
                            th scope="col" { (texts.output) }
                            th scope="col" { (texts.after) }
                            th scope="col" colspan="2" { (texts.parameters) }
                            th scope="col" colspan="2" { (texts.macs) }
                        } }
                        tbody {
                            @for stage in &stages {
                                tr {
                                    th scope="row" {
                                        @if stage.first == stage.last { (stage.first) } @else {
                                            (filled(&texts.range, &[("first", &stage.first), ("last", &stage.last)]))
                                        }
                                    }
                                    td { (stage.output) }
                                    td {
                                        @match stage.field {
                                            Some(field) if is_line => { (field.width) },
                                            Some(field) => { (field) },
                                            None => { "–" },
                                        }
                                    }
                                    td { (grouped(stage.parameters)) }
                                    td.share { (share(stage.parameters, totals.parameters)) }
                                    td { (grouped(stage.operations)) }
                                    td.share { (share(stage.operations, totals.operations)) }
                                }
                            }
                        }
                        tfoot { tr {
                            th scope="row" { (texts.total) }
                            td {} td {}
                            td { (grouped(totals.parameters)) } td {}
                            td { (grouped(totals.operations)) } td {}
                        } }
                    }
                }
            }
        }
    }

    /// Links to a comparison, to articles and to other networks.
    fn read_on(&self, network: &crate::network::Network) -> Markup {
        let words = self.language.words();
        let partner = partner(network);
        let compare = Preset::from_id(&partner.name).map(|preset| {
            let name = self.language.preset_name(preset);
            (app_link(network, Some(&partner), View::Field, None), filled(&words.network.compare, &[("name", name)]))
        });
        let articles = Article::ALL.into_iter().filter(|article| article.networks().contains(&self.row.preset));
        let articles = articles.map(|article| (Place::Article(article), self.titles.of(article)));
        html! {
            nav.read-on aria-labelledby="read-on" {
                h2 #read-on { (words.frame.read_on) }
                ul {
                    @if let Some((link, text)) = compare { li { a href=(format!("../{link}")) { (text) } } }
                    @for (place, title) in articles { li { a href=(place.address()) { (title) } } }
                    @for preset in self.neighbours.into_iter().flatten() {
                        li { a href=(Place::Network(preset).address()) { (self.language.preset_name(preset)) } }
                    }
                    li { a href=(Place::Table.address()) { (words.network.all) } }
                }
            }
        }
    }
}

/// The size of the field: 427×427, or 400 for a signal.
pub(super) fn field_size(row: &KnownNetwork) -> String {
    let size = row.field.as_ref().map(AxisField::size);
    if row.input.one_dimensional { grouped(size.width) } else { size.to_string() }
}

/// A column of the table of networks, as on a page: grouped numbers, multiplication and minus signs.
pub(super) fn value(row: &KnownNetwork, column: Column, language: Language) -> String {
    let text = cell(row, column, language.preset_name(row.preset), grouped);
    match column {
        Column::Input => text::shape(row.input),
        Column::Padding | Column::Center => text.replace('-', "−"),
        _ => text,
    }
}
