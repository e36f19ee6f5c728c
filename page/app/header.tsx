import type { JSX } from 'preact';
import { type Language, useLanguage } from './language.js';
import { TABS, type TabName } from './link.js';
import { useTheme } from './preferences.js';
import { Icon } from './ui/icons.js';
import { TabList } from './ui/tabs.js';

interface HeaderProps {
	readonly language: Language;
	readonly onLanguage: (language: Language) => void;
	readonly tab: TabName;
	readonly onTab: (tab: TabName) => void;
}

/** The name, the tabs, and the two things that the page remembers. */
export function Header({ language, onLanguage, tab, onTab }: HeaderProps): JSX.Element {
	const { words } = useLanguage();
	const [theme, setTheme] = useTheme();
	return (
		<header>
			<div class="head">
				<div class="name">
					<svg class="logo" viewBox="0 0 32 32" aria-hidden="true">
						<rect width="32" height="32" rx="8" />
						<path d="M8 20a8 8 0 0 1 8 4M8 14a14 14 0 0 1 13 10M8 8a20 20 0 0 1 17 16" />
					</svg>
					<h1>mqtt-signin</h1>
					<p class="lead">{words.lead}</p>
				</div>
				<p class="privacy" title={words.privacyLong}>
					<Icon name="lock" />
					{words.privacy}
				</p>
				<div class="tools">
					<button
						type="button"
						class="button quiet"
						lang={words.language.lang}
						aria-label={words.language.label}
						onClick={() => onLanguage(language === 'en' ? 'zh' : 'en')}
					>
						{words.language.name}
					</button>
					<button
						type="button"
						class="icon-button"
						aria-label={words.theme.dark}
						aria-pressed={theme === 'dark'}
						title={words.theme.dark}
						onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
					>
						<Icon name={theme === 'dark' ? 'sun' : 'moon'} />
					</button>
				</div>
			</div>
			<TabList
				id="main"
				label={words.tabList}
				tabs={TABS.map((name) => ({ name, label: words.tabs[name] }))}
				value={tab}
				onChoose={(name) => onTab(name as TabName)}
			/>
		</header>
	);
}
