//! The printed hand-out of a lesson: all steps with pictures and room for answers.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use leptos::prelude::*;

use super::lesson::shown;
use super::slide::{Slide, text};
use crate::app::AppState;
use crate::figure::{Views, unit_sentence};
use crate::i18n::Locale;
use crate::paint::{Caption, Picture, Scheme, Theme, svg};
use crate::scene::Size;
use crate::teaching::{Answer, Chapter, Question, Setup};
use crate::ui::use_state;
use crate::words;

/// The size of a printed picture, in CSS pixels.
const PICTURE: Size = Size { width: 560.0, height: 340.0 };

/// The open lesson as it is printed; nothing except while printing.
#[component]
pub(super) fn Handout() -> impl IntoView {
    let state = use_state();
    move || {
        let chapter = state.printing.get().then(|| state.lesson_session.chapter()).flatten()?;
        Some(paper(state.settings.locale.get(), chapter))
    }
}

fn paper(locale: Locale, chapter: Chapter) -> AnyView {
    let Ok(lesson) = chapter.lesson(locale) else { return ().into_any() };
    let slides = (0..lesson.steps.len()).filter_map(|step| Slide::of(chapter, &lesson, step).ok());
    let title = Slide::of(chapter, &lesson, 0).map(|slide| slide.title).unwrap_or_default();
    // A picture is printed only where it first occurs.
    let mut before = None;
    let steps = slides.zip(&lesson.steps).map(|(slide, step)| {
        let setup = &step.setup.value;
        let place = slide.step;
        let pictures = if before == Some(setup) { Vec::new() } else { pictures(locale, chapter, place, setup) };
        before = Some(setup);
        let paragraphs = slide.paragraphs.iter().map(|runs| view! { <p>{shown(runs.clone())}</p> }).collect_view();
        view! {
            <section class="handout-step">
                <h2>{slide.heading.clone()}</h2>
                {pictures.into_iter().map(picture).collect_view()}
                {paragraphs}
                {slide.question.as_ref().map(|question| asked(question, &slide))}
            </section>
        }
    });
    let steps = steps.collect_view();
    view! { <article class="handout"><h1>{title}</h1>{steps}</article> }.into_any()
}

/// A picture and its description.
fn picture((source, words): (String, String)) -> AnyView {
    view! { <figure><img src=source alt=words.clone() /><figcaption>{words}</figcaption></figure> }.into_any()
}

/// The networks of a step as pictures on white, with their descriptions, except for what answers the step's question.
fn pictures(locale: Locale, chapter: Chapter, step: usize, setup: &Setup) -> Vec<(String, String)> {
    let owner = Owner::new();
    let pictures = owner.with(|| {
        let state = AppState::new((*setup.network).clone(), locale);
        state.stage(chapter, step, setup, false);
        let partner = setup.other.is_some().then(|| state.partner());
        std::iter::once(state).chain(partner).filter_map(drawn).collect()
    });
    owner.cleanup();
    pictures
}

fn drawn(state: AppState) -> Option<(String, String)> {
    let words = untrack(|| unit_sentence(state));
    let scene = untrack(|| Views::new(state).draw(state.view.get(), PICTURE));
    let caption = Caption { title: "Convscope", description: &words };
    let svg = svg(Picture::Scene(&scene), &Theme::of(Scheme::Light), caption).ok()?;
    Some((format!("data:image/svg+xml;base64,{}", STANDARD.encode(svg)), words))
}

/// A question with room for its answer.
fn asked(question: &Question, slide: &Slide) -> AnyView {
    let words = text(&question.text.value, &slide.evidence);
    let room = match &question.answer {
        Answer::Number { .. } => view! { <p class="handout-room">{words!(learn.your_answer)}</p> }.into_any(),
        Answer::Choice(choices) => {
            let choice = |words: String| view! { <li>{words}</li> };
            let choices = choices.iter().map(|choice| text(&choice.value.text, &slide.evidence)).map(choice);
            view! { <ul class="handout-choices">{choices.collect_view()}</ul> }.into_any()
        }
    };
    view! { <div class="handout-question"><p><strong>{words}</strong></p>{room}</div> }.into_any()
}
