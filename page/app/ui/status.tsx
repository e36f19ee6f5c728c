import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Says a text to those who do not see the screen. */
export const StatusContext = createContext<(text: string) => void>(() => {});

export function useStatus(): (text: string) => void {
	return useContext(StatusContext);
}
