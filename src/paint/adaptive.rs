//! SVG in both schemes: one picture for an HTML page that is light or dark.

use super::{Caption, PaintError, Picture, Scheme, Theme, bare_svg};

/// A picture as the text of an SVG element without a background. Where the schemes differ, a color is `light-dark(#light,#dark)`, which
/// follows the `color-scheme` of the page around it.
///
/// ```
/// use convscope::paint::{Caption, adaptive_svg};
/// use convscope::scene::{ColorRole, Mark, Rect, Role, Scene, Shape, Size};
///
/// let mut scene = Scene::new(Size::new(10.0, 10.0));
/// scene.push(Mark::new(Role::Map, ColorRole::Ink, Shape::Rect(Rect::of_size(scene.size))));
/// let svg = adaptive_svg((&scene).into(), Caption::default())?;
/// assert!(svg.contains("fill=\"light-dark(#"));
/// # Ok::<(), convscope::paint::PaintError>(())
/// ```
///
/// # Errors
///
/// [`PaintError`] if the picture cannot be painted, or if the schemes differ in more than colors.
pub fn adaptive_svg(picture: Picture<'_>, caption: Caption<'_>) -> Result<String, PaintError> {
    let light = bare_svg(picture, &Theme::of(Scheme::Light), caption)?;
    let dark = bare_svg(picture, &Theme::of(Scheme::Dark), caption)?;
    let (light, dark): (Vec<&str>, Vec<&str>) = (light.split('"').collect(), dark.split('"').collect());
    if light.len() != dark.len() {
        return Err(PaintError::backend("the schemes draw different shapes"));
    }
    let pieces = light.into_iter().zip(dark).map(|(light, dark)| {
        if light == dark {
            return Ok(light.to_owned());
        }
        if light.starts_with('#') && dark.starts_with('#') {
            return Ok(format!("light-dark({light},{dark})"));
        }
        Err(PaintError::backend("the schemes differ in more than colors"))
    });
    Ok(pieces.collect::<Result<Vec<_>, _>>()?.join("\""))
}
