//! Page of an article: the answer first, then the figures, numbers and steps behind it.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, html};

use super::frame::Framed;
use super::live_figure::LiveFigure;
use super::text::{markup, plain};
use super::{Article, Language, PageProblem, Place};
use crate::analysis::{Convention, Costs, Totals, totals};
use crate::comparison::{Compared, Convolution, Measures};
use crate::export::table::grouped;
use crate::scene::View;
use crate::teaching::{Answer, Facts, Guess, LessonProblem, Question, Run, Setup, Step, Text};

/// An article with the facts of its first figure.
pub(super) struct ArticlePage {
    article: Article,
    language: Language,
    steps: Vec<(Step, Facts)>,
    opening: Setup,
    facts: Facts,
    title: Vec<Run>,
    lead: Vec<Run>,
}

impl ArticlePage {
    /// Computes all numbers of an article, or takes them from the page in another language, whose networks are the same.
    pub(super) fn of(article: Article, language: Language, other: Option<&Self>) -> Result<Self, PageProblem> {
        let page = article.slug();
        let steps = article.steps(language)?;
        let lesson = |error| PageProblem::Lesson { lesson: page, error: Box::new(error) };
        let with_facts = |(index, step): (usize, Step)| {
            let known = other
                .and_then(|other| other.steps.get(index))
                .filter(|(other, _)| other.setup.value == step.setup.value);
            let facts = known.map_or_else(|| step.evidence(), |(_, facts)| Ok(facts.clone()));
            facts.map(|facts| (step, facts)).map_err(lesson)
        };
        let steps = steps.into_iter().enumerate().map(with_facts).collect::<Result<Vec<_>, _>>()?;
        let (first, first_facts) = steps.first().ok_or(PageProblem::NoStep { lesson: page, step: 1 })?;
        let (opening, facts) = match (article.opening(), other) {
            (Some(setup), Some(other)) => (setup, other.facts.clone()),
            (Some(setup), None) => {
                let facts =
                    Facts::new(&setup).map_err(|reason| PageProblem::Facts { page, reason: Box::new(reason) })?;
                (setup, facts)
            }
            (None, _) => (first.setup.value.clone(), first_facts.clone()),
        };
        let words = language.words();
        let text = |texts: &BTreeMap<String, String>| {
            let text = texts.get(page).ok_or(PageProblem::NoText { page })?;
            runs(text, &facts).map_err(|problem| PageProblem::Text { page, problem: Box::new(problem) })
        };
        let (title, lead) = (text(&words.title)?, text(&words.lead)?);
        Ok(Self { article, language, steps, opening, facts, title, lead })
    }

    /// The article.
    pub(super) const fn article(&self) -> Article {
        self.article
    }

    /// The place of the page.
    pub(super) const fn place(&self) -> Place {
        Place::Article(self.article)
    }

    /// The view of the first figure.
    pub(super) const fn view(&self) -> View {
        if self.article.is_shaded() { View::Field } else { self.opening.view }
    }

    /// The parameters of the first figure's networks compared, if that is the point of the article.
    pub(super) fn saving(&self) -> Option<String> {
        let parameters = |compared| {
            let analysis = self.facts.analysis(compared)?;
            totals(&analysis.shaped, Convention::default()).ok().map(|totals| totals.parameters)
        };
        let (a, b) = (parameters(Compared::A)?, parameters(Compared::B)?);
        self.article.is_about_parameters().then(|| difference(a, b))
    }

    /// The title as plain text.
    pub(super) fn title(&self) -> String {
        plain(&self.title)
    }

    /// The lead as plain text.
    pub(super) fn description(&self) -> String {
        plain(&self.lead)
    }

    /// The setup and the facts of the first figure.
    pub(super) const fn opening(&self) -> (&Setup, &Facts) {
        (&self.opening, &self.facts)
    }

    /// The page.
    pub(super) fn framed(&self, titles: &Titles) -> Result<Framed, PageProblem> {
        let Self { article, language, .. } = *self;
        let words = language.words();
        let mut shown = Some(&self.opening);
        let mut sections = Vec::new();
        for (index, (step, facts)) in self.steps.iter().enumerate() {
            // The first figure stands above the first section.
            let is_new =
                shown.is_none_or(|shown| shown != &step.setup.value) && (index > 0 || article.opening().is_some());
            let figure = if is_new { Some(figure(&step.setup.value, false, language)?) } else { None };
            shown = Some(&step.setup.value);
            sections.push(self.section(step, facts, figure)?);
        }
        let first = figure(&self.opening, article.is_shaded(), language)?;
        let numbers = numbers(&self.facts, language);
        let lesson = format!("../#learn={}", article.chapter().id());
        let body = html! {
            article {
                p.kicker { a href=(Place::Contents.address()) { (words.claim.kicker) } }
                h1 { (markup(&self.title)) }
                p.lead { (markup(&self.lead)) }
                (first)
                @if let Some(numbers) = numbers { (numbers) }
                @for section in &sections { (section) }
                p.lesson { a href=(lesson) { (words.claim.lesson) } }
            }
            (self.read_on(titles))
        };
        Ok(Framed {
            place: self.place(),
            language,
            title: self.title(),
            description: self.description(),
            scripts: &["embed.js"],
            body,
        })
    }

    fn section(&self, step: &Step, facts: &Facts, figure: Option<Markup>) -> Result<Markup, PageProblem> {
        let page = self.article.slug();
        let problem = |problem| PageProblem::Text { page, problem: Box::new(problem) };
        let title = step.title.value.runs(facts).map_err(problem)?;
        let paragraphs =
            step.runs(facts).map_err(|error| PageProblem::Lesson { lesson: page, error: Box::new(error) })?;
        let question = step.question.as_ref().map(|question| self.question(question, facts)).transpose();
        let question = question.map_err(problem)?;
        Ok(html! {
            section {
                h2 { (markup(&title)) }
                @if let Some(figure) = figure { (figure) }
                @for paragraph in &paragraphs { p { (markup(paragraph)) } }
                @if let Some(question) = question { (question) }
            }
        })
    }

    /// A question with its answer.
    fn question(&self, question: &Question, facts: &Facts) -> Result<Markup, LessonProblem> {
        let asked = question.text.value.runs(facts)?;
        let right =
            question.right(facts).map_err(|reason| LessonProblem::Facts { expression: String::new(), reason })?;
        let choices = match &question.answer {
            Answer::Choice(choices) => {
                choices.iter().map(|choice| choice.value.text.runs(facts)).collect::<Result<Vec<_>, _>>()?
            }
            Answer::Number { .. } => Vec::new(),
        };
        let reveal = match (&question.reveal, right) {
            (Some(reveal), _) => reveal.value.runs(facts)?,
            (None, Some(Guess::Number(number))) => vec![Run::Number(number.to_string())],
            (None, Some(Guess::Choice(index))) => choices.get(index).cloned().unwrap_or_default(),
            (None, None) => Vec::new(),
        };
        Ok(html! {
            div.question {
                p.asked { (markup(&asked)) }
                @if !choices.is_empty() {
                    ul.choices {
                        @for (index, choice) in choices.iter().enumerate() {
                            li.right[right == Some(Guess::Choice(index))] { (markup(choice)) }
                        }
                    }
                }
                p.answer { b { (self.language.words().claim.answer) } " " (markup(&reveal)) }
            }
        })
    }

    /// Links to other articles and to networks.
    fn read_on(&self, titles: &Titles) -> Markup {
        let words = self.language.words();
        let networks = self.article.networks().iter();
        let networks = networks.map(|preset| (Place::Network(*preset), self.language.preset_name(*preset)));
        html! {
            nav.read-on aria-labelledby="read-on" {
                h2 #read-on { (words.frame.read_on) }
                ul {
                    @for article in self.article.neighbours() {
                        li { a href=(Place::Article(article).address()) { (titles.of(article)) } }
                    }
                    @for (place, name) in networks { li { a href=(place.address()) { (name) } } }
                }
            }
        }
    }
}

/// The titles of all articles in one language.
pub(super) struct Titles(HashMap<Article, String>);

impl Titles {
    pub(super) fn new(pages: &[ArticlePage]) -> Self {
        Self(pages.iter().map(|page| (page.article, page.title())).collect())
    }

    pub(super) fn of(&self, article: Article) -> &str {
        self.0.get(&article).map_or("", String::as_str)
    }
}

fn runs(text: &str, facts: &Facts) -> Result<Vec<Run>, LessonProblem> {
    Text::read(text)?.runs(facts)
}

fn figure(setup: &Setup, is_shaded: bool, language: Language) -> Result<Markup, PageProblem> {
    let figure = LiveFigure {
        network: &setup.network,
        other: setup.other.as_ref(),
        view: if is_shaded { View::Field } else { setup.view },
        unit: setup.unit,
        is_shaded,
        caption: "",
        title: "",
        language,
    };
    figure.markup()
}

/// The measures of two networks side by side; `None` for one network.
fn numbers(facts: &Facts, language: Language) -> Option<Markup> {
    let texts = &language.words().claim;
    let measured = |compared| {
        let analysis = facts.analysis(compared)?;
        let costs = Costs::of(&analysis.shaped, Convention::default());
        let measures = Measures::of(analysis, &costs).ok()?;
        let totals = measures.totals.clone().ok()?;
        let field = measures.field.clone().ok()?;
        Some((field, totals, measures.depth))
    };
    let (a, b) = (measured(Compared::A)?, measured(Compared::B)?);
    let total = |part: fn(&Totals) -> u128| [part(&a.1), part(&b.1)];
    let rows = [
        (&texts.parameters, total(|totals| totals.parameters)),
        (&texts.macs, total(|totals| totals.operations)),
        (&texts.activations, total(|totals| totals.activations)),
        (&texts.depth, [a.2, b.2]),
    ];
    Some(html! {
        section.numbers {
            h2 { (texts.numbers) }
            div.scroll tabindex="0" role="region" aria-label=(texts.numbers) {
                table {
                    thead { tr {
                        th scope="col" { (texts.quantity) }
                        th scope="col" { "A" }
                        th scope="col" { "B" }
                        th scope="col" { (texts.difference) }
                    } }
                    tbody {
                        tr {
                            th scope="row" { (texts.field) }
                            td { (a.0) }
                            td { (b.0) }
                            td { @if a.0 == b.0 { "=" } @else { "≠" } }
                        }
                        @for (name, [a, b]) in rows {
                            tr {
                                th scope="row" { (name) }
                                td { (grouped(a)) }
                                td { (grouped(b)) }
                                td.difference { (difference(a, b)) }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// The difference of two counts as a percentage of the second: −28%; from twice as much on as a factor: ×2.
fn difference(a: u128, b: u128) -> String {
    if a == b {
        return "=".into();
    }
    if b == 0 {
        return "–".into();
    }
    let ratio = a as f64 / b as f64;
    if ratio >= 2.0 {
        let text = format!("{ratio:.2}");
        return format!("×{}", text.trim_end_matches('0').trim_end_matches('.'));
    }
    let percent = format!("{:.1}", ((ratio - 1.0) * 100.0).abs());
    format!("{}{}%", if ratio < 1.0 { "−" } else { "+" }, percent.strip_suffix(".0").unwrap_or(&percent))
}

/// What a network of an article computes, in kernels: 3×3 · 3×3.
pub(super) fn kernels(facts: &Facts, compared: Compared) -> Option<String> {
    let analysis = facts.analysis(compared)?;
    let kernels = Convolution::all(&analysis.shaped);
    let kernels: Vec<String> = kernels.iter().map(|convolution| convolution.kernel.to_string()).collect();
    (1..=3).contains(&kernels.len()).then(|| kernels.join(" · "))
}
