import { render } from 'preact';
import { App } from './app.js';

const root = document.getElementById('app');
if (root) {
	// It holds examples, whose secrets are published but look like those that people type.
	document.currentScript?.remove();
	root.replaceChildren();
	render(<App />, root);
}
