import { progress } from '../lab/lab-progress.js';
import { Follow } from '../shell/follow.js';
import { View } from '../shell/view.js';

/** How far a run is. Nothing else is drawn while it goes on: that would be measured as somebody else's work. */
class Running extends View {
  static properties = { run: {}, stop: {} };

  firstUpdated() { new Follow(this, this.run); }

  render() { return progress(this.run, this.stop); }
}

customElements.define('kaam-learn-running', Running);
