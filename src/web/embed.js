// <conv-scope>: a live figure of Convscope in any page.
//
//   <script async src="https://…/embed.js"></script>
//   <conv-scope network="input 3x15x15; conv 64 k3 p1" view="side" height="320" title="What one pixel sees">
//     …a picture for readers without scripts, shown until the figure is there…
//   </conv-scope>
//
// Attributes: `network` in the notation (or `zip`, packed), `title` for screen readers, and whatever an address of Convscope says behind
// its `#`: with, zipwith, with3, zipwith3, with4, zipwith4, view, layer, unit, at, count, scale, rate, theme, lang, panels, height, play.
// Methods: play(), pause(), seek(steps). When the figure is there the element sends the event "load".
//
// Nothing is loaded before the element scrolls into view. The figure tells its height by a message; only messages of that very frame from
// the origin that this script came from are heard.
(() => {
  const home = new URL(".", document.currentScript.src);
  const KEYS = "zip with zipwith with3 zipwith3 with4 zipwith4 view layer unit at count scale rate theme lang panels height play".split(" ");
  const DEFAULT_HEIGHT = 320;

  class ConvScope extends HTMLElement {
    static observedAttributes = ["network", "title", ...KEYS];
    #frame;
    #slot = document.createElement("slot");
    #watcher = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && this.#load());
    #hear = ({ source, origin, data }) => {
      if (source === this.#frame?.contentWindow && origin === home.origin && data?.convscope === "height") this.#show(data.height);
    };

    constructor() {
      super();
      this.attachShadow({ mode: "open" }).append(this.#slot);
    }

    connectedCallback() {
      // Properties, not a style element: a page's policy may forbid those.
      if (getComputedStyle(this).display === "inline") this.style.display = "block";
      if (getComputedStyle(this).position === "static") this.style.position = "relative";
      if (this.clientHeight === 0) this.style.minHeight = `${this.#height}px`;
      addEventListener("message", this.#hear);
      this.#watcher.observe(this);
    }

    disconnectedCallback() {
      removeEventListener("message", this.#hear);
      this.#watcher.disconnect();
      this.#frame?.remove();
      this.#frame = undefined;
      this.#slot.style.display = "";
    }

    attributeChangedCallback(name) {
      if (!this.#frame) return;
      if (name === "title") this.#frame.title = this.#title;
      // Another fragment loads nothing anew, and replacing it leaves the reader's back button alone.
      else this.#frame.contentWindow?.location.replace(this.#address);
    }

    play() {
      this.#send({ convscope: "play" });
    }

    pause() {
      this.#send({ convscope: "pause" });
    }

    seek(at) {
      this.#send({ convscope: "seek", at: Number(at) });
    }

    get #height() {
      return Number.parseInt(this.getAttribute("height"), 10) || DEFAULT_HEIGHT;
    }

    get #title() {
      return this.getAttribute("title") || "Convscope";
    }

    get #address() {
      const pairs = KEYS.filter((key) => this.hasAttribute(key)).map((key) => [key, this.getAttribute(key)]);
      if (this.hasAttribute("network")) pairs.unshift(["net", this.getAttribute("network").replace(/\s*\n\s*/g, "; ").trim()]);
      if (!this.hasAttribute("height")) pairs.push(["height", DEFAULT_HEIGHT]);
      pairs.push(["embed", 1], ["origin", location.origin]);
      // An attribute without a value, such as `play`, is on.
      const part = ([key, value]) => `${key}=${encodeURIComponent(key === "play" && value === "" ? 1 : value)}`;
      return new URL(`#${pairs.map(part).join("&")}`, home).href;
    }

    #load() {
      this.#watcher.disconnect();
      if (this.#frame) return;
      const frame = document.createElement("iframe");
      frame.title = this.#title;
      Object.assign(frame.style, { border: 0, display: "block", height: `${this.#height}px`, inset: 0, width: "100%" });
      // Until it is ready it lies unseen over what the page shows meanwhile.
      Object.assign(frame.style, { position: "absolute", visibility: "hidden" });
      frame.src = this.#address;
      this.#frame = frame;
      this.shadowRoot.append(frame);
    }

    #show(height) {
      if (!(height > 0 && height < 100_000)) return;
      const isFirst = this.#slot.style.display !== "none";
      this.#frame.style.height = `${height}px`;
      if (!isFirst) return;
      Object.assign(this.#frame.style, { position: "static", visibility: "visible" });
      this.#slot.style.display = "none";
      this.style.minHeight = "";
      this.dispatchEvent(new Event("load"));
    }

    #send(message) {
      // A folder of files has no origin that a message could be addressed to.
      this.#frame?.contentWindow?.postMessage(message, home.origin === "null" ? "*" : home.origin);
    }
  }

  if (!customElements.get("conv-scope")) customElements.define("conv-scope", ConvScope);
})();
