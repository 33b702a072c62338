//! The page; and where there is no window, the worker of the page.

use convscope::{crash, ui, worker};

fn main() {
    if worker::runs_here() {
        worker::serve();
    } else {
        crash::install_hook();
        ui::mount();
    }
}
