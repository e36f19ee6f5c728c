import type { JSX } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { Values } from './clouds/form.js';
import { CLOUDS } from './clouds/index.js';
import { Explain } from './explain/explain.js';
import { Header } from './header.js';
import { LanguageContext, wordsOf } from './language.js';
import { type Link, readLink, type TabName, withoutSecrets } from './link.js';
import { Packet } from './packet/packet.js';
import { useLanguageChoice } from './preferences.js';
import { Register } from './register/register.js';
import { Sign } from './sign/sign.js';
import { StatusContext } from './ui/status.js';
import { TabPanel } from './ui/tabs.js';

/** What is typed, which is in memory only. */
interface Typed {
	readonly cloud: string;
	readonly forms: Readonly<Record<string, Values>>;
	readonly register: Values;
	readonly explain: string;
	readonly packet: string;
}

const NOTHING: Typed = { cloud: CLOUDS[0].name, forms: {}, register: {}, explain: '', packet: '' };

/** Puts values beside the others of a cloud. */
function withChanged(typed: Typed, cloud: string, changed: Values): Typed {
	const values = { ...typed.forms[cloud], ...changed };
	return { ...typed, forms: { ...typed.forms, [cloud]: values } };
}

function withLink(typed: Typed, link: Link): Typed {
	const cloud = link.cloud ?? typed.cloud;
	return {
		...withChanged(typed, cloud, link.values),
		cloud,
		register: link.tab === 'register' ? { ...typed.register, ...link.values } : typed.register,
		explain: link.text ?? typed.explain,
	};
}

/** The page. */
export function App(): JSX.Element {
	const [language, setLanguage] = useLanguageChoice();
	const [tab, setTab] = useState<TabName>('sign');
	const [typed, setTyped] = useState(NOTHING);
	const [refused, setRefused] = useState<readonly string[]>([]);
	const [status, setStatus] = useState('');
	const words = wordsOf(language);

	// Before the browser paints, so that nobody sees the page without its link first.
	useLayoutEffect(() => {
		document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
		document.title = words.title;
	}, [language, words]);

	useLayoutEffect(() => {
		const follow = () => {
			const link = readLink(location.hash);
			if (link.refused.length > 0) {
				setRefused(link.refused);
				history.replaceState(null, '', withoutSecrets(location.hash, link.refused));
			}
			setTyped((typed) => withLink(typed, link));
			if (link.tab ?? link.cloud) setTab(link.tab ?? 'sign');
		};
		// A page that the browser keeps for its Back button keeps no secret.
		const forget = () => setTyped(NOTHING);
		follow();
		addEventListener('hashchange', follow);
		addEventListener('pagehide', forget);
		return () => {
			removeEventListener('hashchange', follow);
			removeEventListener('pagehide', forget);
		};
	}, []);

	const values = typed.forms[typed.cloud] ?? {};
	const setForm = (cloud: string, values: Values) =>
		setTyped((typed) => ({ ...typed, forms: { ...typed.forms, [cloud]: values } }));
	const changeForm = (cloud: string, changed: Values) =>
		setTyped((typed) => withChanged(typed, cloud, changed));
	const openPacket = (packet: string) => {
		setTyped((typed) => ({ ...typed, packet }));
		setTab('packet');
	};
	return (
		<LanguageContext.Provider value={language}>
			<StatusContext.Provider value={setStatus}>
				<Header language={language} onLanguage={setLanguage} tab={tab} onTab={setTab} />
				<main>
					{refused.length > 0 && (
						<p class="banner" role="alert">
							<span>{words.link.secret(refused.join(words.comma))}</span>
							<button type="button" class="link" onClick={() => setRefused([])}>
								{words.link.dismiss}
							</button>
						</p>
					)}
					<TabPanel id="main" name="sign" value={tab}>
						<Sign
							cloud={typed.cloud}
							onCloud={(cloud) => setTyped((typed) => ({ ...typed, cloud }))}
							values={values}
							onValues={(values) => setForm(typed.cloud, values)}
							onChange={(changed) => changeForm(typed.cloud, changed)}
							onPacket={openPacket}
						/>
					</TabPanel>
					<TabPanel id="main" name="explain" value={tab}>
						<Explain
							text={typed.explain}
							onText={(explain) => setTyped((typed) => ({ ...typed, explain }))}
							forms={typed.forms}
							onForm={changeForm}
							onPacket={openPacket}
						/>
					</TabPanel>
					<TabPanel id="main" name="packet" value={tab}>
						<Packet
							text={typed.packet}
							onText={(packet) => setTyped((typed) => ({ ...typed, packet }))}
						/>
					</TabPanel>
					<TabPanel id="main" name="register" value={tab}>
						<Register
							values={typed.register}
							onValues={(register) => setTyped((typed) => ({ ...typed, register }))}
							onChange={(changed) =>
								setTyped((typed) => ({ ...typed, register: { ...typed.register, ...changed } }))
							}
							onDevice={(device) => {
								setTyped((typed) => ({
									...typed,
									cloud: 'tencent',
									forms: { ...typed.forms, tencent: device },
								}));
								setTab('sign');
							}}
						/>
					</TabPanel>
				</main>
				<footer>
					<p>{words.privacyLong}</p>
				</footer>
				<p class="visually-hidden" role="status">
					{status}
				</p>
			</StatusContext.Provider>
		</LanguageContext.Provider>
	);
}
