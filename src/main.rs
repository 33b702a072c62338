//! The page.

fn main() {
    leptos::mount::mount_to_body(convscope::ui::App);
}
