//! The printed hand-out of a lesson: all steps with pictures and room for answers; for teachers with the answers at the end.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::lesson::shown;
use super::question::answer_words;
use super::slide::{Slide, text};
use crate::app::AppState;
use crate::comparison::Compared;
use crate::figure::{Views, unit_sentence};
use crate::i18n::Locale;
use crate::paint::{Caption, Picture, Scheme, Theme, svg};
use crate::scene::Size;
use crate::sync::Page;
use crate::teaching::{Answer, Chapter, Question, Setup};
use crate::text::verdict;
use crate::ui::use_state;
use crate::ui::widgets::QrPicture;

/// The size of a printed picture, in CSS pixels.
const PICTURE: Size = Size { width: 560.0, height: 340.0 };

/// The open lesson as it is printed; nothing except while printing.
#[component]
pub(super) fn Handout() -> impl IntoView {
    let state = use_state();
    move || {
        let chapter = state.printing.get().then(|| state.lesson_session.chapter()).flatten()?;
        Some(paper(state.settings.locale.get(), chapter, state.lesson_session.with_answers.get()))
    }
}

fn paper(locale: Locale, chapter: Chapter, with_answers: bool) -> AnyView {
    let Ok(lesson) = chapter.lesson(locale) else { return ().into_any() };
    let slides: Vec<_> = (0..lesson.steps.len()).filter_map(|step| Slide::of(chapter, &lesson, step).ok()).collect();
    let key = with_answers.then(|| answer_key(locale, &slides));
    let title = Slide::of(chapter, &lesson, 0).map(|slide| slide.title).unwrap_or_default();
    // A picture is printed only where it first occurs.
    let mut before = None;
    let steps = slides.iter().zip(&lesson.steps).map(|(slide, step)| {
        let setup = &step.setup.value;
        let place = slide.step;
        let pictures = if before == Some(setup) { Vec::new() } else { pictures(locale, chapter, place, setup) };
        before = Some(setup);
        let paragraphs = slide.paragraphs.iter().map(|runs| view! { <p>{shown(runs.clone())}</p> }).collect_view();
        view! {
            <section class="handout-step">
                <h2>{slide.heading.clone()}</h2>
                <div class="handout-pictures">{pictures.into_iter().map(picture).collect_view()}</div>
                {paragraphs}
                {slide.question.as_ref().map(|question| asked(locale, question, slide))}
            </section>
        }
    });
    let steps = steps.collect_view();
    view! {
        <article class="handout">
            <div class="handout-head">
                <h1>{title}</h1>
                {link(chapter)}
            </div>
            <p class="handout-lines">
                <span>{td_string!(locale, learn.name_line)}</span>
                <span>{td_string!(locale, learn.date_line)}</span>
            </p>
            {steps}
            {key}
        </article>
    }
    .into_any()
}

/// The QR code of the lesson's address; nothing for a page on a disk, which no one else can open.
fn link(chapter: Chapter) -> Option<AnyView> {
    let page = Page.address();
    let address = page.starts_with("http").then(|| format!("{page}#learn={}", chapter.id()))?;
    let label = Signal::stored(address.clone());
    Some(view! { <QrPicture text=Signal::stored(address) label /> }.into_any())
}

/// The right answers, on a page of their own.
fn answer_key(locale: Locale, slides: &[Slide]) -> AnyView {
    let answers = slides.iter().filter_map(|slide| {
        let question = slide.question.as_ref()?;
        let asked = text(&question.text.value, &slide.evidence);
        Some(view! {
            <li><strong>{slide.heading.clone()}</strong>" "{asked}<p class="handout-answer">{answer_words(question, slide)}</p></li>
        })
    });
    view! {
        <section class="handout-key">
            <h2>{td_string!(locale, learn.answers)}</h2>
            <ol>{answers.collect_view()}</ol>
        </section>
    }
    .into_any()
}

/// A picture of a network.
struct Printed {
    /// Its letter, if it is one of two.
    letter: Option<&'static str>,
    /// Its data as an address.
    source: String,
    /// Its description.
    words: String,
}

/// A picture, its letter and its description.
fn picture(Printed { letter, source, words }: Printed) -> AnyView {
    view! {
        <figure>
            {letter.map(|letter| view! { <p class="handout-letter">{letter}</p> })}
            <img src=source alt=words.clone() />
            <figcaption>{words}</figcaption>
        </figure>
    }
    .into_any()
}

/// The networks of a step as pictures on white, with their descriptions, except for what answers the step's question.
fn pictures(locale: Locale, chapter: Chapter, step: usize, setup: &Setup) -> Vec<Printed> {
    let owner = Owner::new();
    let pictures = owner.with(|| {
        let state = AppState::new((*setup.network).clone(), locale);
        state.stage(chapter, step, setup, false);
        if setup.other.is_none() {
            return drawn(state, None).into_iter().collect();
        }
        let letter = |compared| Some(verdict::letter(locale, compared));
        let both = [(state, letter(Compared::A)), (state.partner(), letter(Compared::B))];
        both.into_iter().filter_map(|(state, letter)| drawn(state, letter)).collect()
    });
    owner.cleanup();
    pictures
}

fn drawn(state: AppState, letter: Option<&'static str>) -> Option<Printed> {
    let words = untrack(|| unit_sentence(state));
    let scene = untrack(|| Views::new(state).draw(state.view.get(), PICTURE));
    let caption = Caption { title: "Convscope", description: &words };
    let svg = svg(Picture::Scene(&scene), &Theme::of(Scheme::Light), caption).ok()?;
    Some(Printed { letter, source: format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)), words })
}

/// A question with room for its answer.
fn asked(locale: Locale, question: &Question, slide: &Slide) -> AnyView {
    let words = text(&question.text.value, &slide.evidence);
    let room = match &question.answer {
        Answer::Number { .. } => {
            view! { <p class="handout-room">{td_string!(locale, learn.your_answer)}</p> }.into_any()
        }
        Answer::Choice(choices) => {
            let choice = |words: String| view! { <li>{words}</li> };
            let choices = choices.iter().map(|choice| text(&choice.value.text, &slide.evidence)).map(choice);
            view! { <ul class="handout-choices">{choices.collect_view()}</ul> }.into_any()
        }
    };
    view! { <div class="handout-question"><p><strong>{words}</strong></p>{room}</div> }.into_any()
}
