import type { ComponentChildren, JSX } from 'preact';
import { useRef } from 'preact/hooks';

export interface Tab {
	readonly name: string;
	readonly label: string;
}

interface TabListProps {
	/** Begins the ids of tabs and panels. */
	readonly id: string;
	readonly label: string;
	readonly tabs: readonly Tab[];
	readonly value: string;
	readonly onChoose: (name: string) => void;
	readonly class?: string;
}

const STEP: Readonly<Record<string, (at: number, last: number) => number>> = {
	ArrowRight: (at, last) => (at === last ? 0 : at + 1),
	ArrowLeft: (at, last) => (at === 0 ? last : at - 1),
	Home: () => 0,
	End: (_, last) => last,
};

/** Tabs as the ARIA Authoring Practices describe them: arrows move among them, Tab goes into the panel. */
export function TabList(props: TabListProps): JSX.Element {
	const { id, label, tabs, value, onChoose } = props;
	const list = useRef<HTMLDivElement>(null);
	const move = (event: KeyboardEvent) => {
		const step = STEP[event.key];
		if (step === undefined) return;
		event.preventDefault();
		const to = step(
			tabs.findIndex(({ name }) => name === value),
			tabs.length - 1,
		);
		onChoose(tabs[to].name);
		list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to].focus();
	};
	return (
		<div class={`tabs ${props.class ?? ''}`} role="tablist" aria-label={label} ref={list}>
			{tabs.map((tab) => (
				<button
					type="button"
					role="tab"
					key={tab.name}
					id={`${id}-tab-${tab.name}`}
					aria-controls={`${id}-panel-${tab.name}`}
					aria-selected={tab.name === value}
					tabIndex={tab.name === value ? 0 : -1}
					onClick={() => onChoose(tab.name)}
					onKeyDown={move}
				>
					{tab.label}
				</button>
			))}
		</div>
	);
}

interface TabPanelProps {
	readonly id: string;
	readonly name: string;
	readonly value: string;
	readonly children: ComponentChildren;
}

/** A panel that holds its content only while it is open. */
export function TabPanel({ id, name, value, children }: TabPanelProps): JSX.Element {
	return (
		<div
			role="tabpanel"
			class="panel"
			id={`${id}-panel-${name}`}
			aria-labelledby={`${id}-tab-${name}`}
			hidden={name !== value}
		>
			{name === value && children}
		</div>
	);
}
