//! The components: what one sees and touches.

#![expect(unreachable_pub, reason = "a component's macro adds a public function beside the one that is re-exported")]

pub mod widget;
