import type { JSX } from 'preact';
import { encodeConnect, hex } from '../../../src/index.js';
import type { CloudForm, Values } from '../clouds/form.js';
import { useLanguage } from '../language.js';
import type { Pieces } from '../pieces.js';
import { Copy } from '../ui/copy.js';
import { Icon } from '../ui/icons.js';
import { Row } from '../ui/row.js';
import type { Complaint } from '../words/errors.js';
import type { Result } from './compute.js';
import { Ending, EndingChip } from './ending.js';
import { passwordPieces } from './lines.js';
import { Lines } from './ready.js';

interface ResultsProps {
	readonly form: CloudForm;
	readonly values: Values;
	readonly result: Result;
	readonly complaint: Complaint | undefined;
	readonly onAgain: () => void;
	readonly onPacket: (digits: string) => void;
}

/** The credentials, or why there are none yet. */
export function Results(props: ResultsProps): JSX.Element {
	const { form, values, result, complaint, onAgain, onPacket } = props;
	const { language, words, say } = useLanguage();
	const signed = result.kind === 'signed' ? result : undefined;
	const { fields } = words.sign;
	const labelOf = (name: string) => {
		const field = [...form.fields, ...form.extras].find((field) => field.name === name);
		const label = field?.label ?? (name === 'at' ? form.time?.fixed.label : undefined);
		return label ? say(label) : name;
	};
	const rows: readonly (readonly [string, Pieces | undefined])[] = [
		[fields.clientId, signed && [signed.credentials.clientId]],
		[fields.username, signed && [signed.credentials.username]],
		[fields.password, signed && passwordPieces(signed.credentials.password)],
		[fields.host, signed && [signed.cloud.host]],
		[fields.port, signed && [`${signed.cloud.port}`]],
		...(signed?.derived
			? [[say(signed.derived.label), [{ secret: signed.derived.secret }]] as const]
			: []),
	];
	return (
		<section class="card results" aria-labelledby="sign-result">
			<div class="heading">
				<h2 id="sign-result">{words.sign.result}</h2>
				<EndingChip signed={signed} />
			</div>
			<p class="state" role="status" data-kind={result.kind}>
				{result.kind === 'missing' &&
					words.sign.waiting(result.fields.map(labelOf).join(words.comma))}
				{complaint && (
					<>
						<Icon name="fault" />
						<span>
							<b>{complaint.field ? labelOf(complaint.field) : words.sign.wrong}</b>
							{words.colon}
							{complaint.text}
						</span>
					</>
				)}
				{signed && <Ending signed={signed} form={form} isFixed={values.time === 'fixed'} />}
			</p>
			<dl class="rows">
				{rows.map(([label, pieces]) => (
					<Row
						key={label}
						label={label}
						pieces={pieces}
						secret={label === fields.password || label === signed?.derived?.label[language]}
					/>
				))}
			</dl>
			<p class="facts muted">
				{words.sign.protocol}
				{signed && (
					<>
						{' · '}
						{signed.cloud.tls ? 'TLS' : 'TCP'}
						{' · '}
						{words.sign.keepAlive}{' '}
						{words.sign.keepAliveRange(signed.cloud.keepAlive.min, signed.cloud.keepAlive.max)}
					</>
				)}
			</p>
			<p class="actions">
				<button type="button" class="button" disabled={!signed} onClick={onAgain}>
					<Icon name="again" />
					{words.sign.again}
				</button>
				<Copy
					label={words.sign.all}
					what={words.sign.all}
					disabled={!signed}
					text={() => (signed ? toJson(signed.credentials, signed.cloud) : '')}
				/>
				<button
					type="button"
					class="button"
					disabled={!signed}
					onClick={() =>
						signed && onPacket(hex(encodeConnect({ ...signed.credentials, keepAlive: 240 })))
					}
				>
					<Icon name="arrow" />
					{words.sign.packet}
				</button>
			</p>
			<Lines form={form} values={values} signed={signed} />
		</section>
	);
}

/** The same members as `mqtt-signin sign --json` prints. */
function toJson(
	{
		clientId,
		username,
		password,
		expiry,
	}: { clientId: string; username: string; password: string; expiry?: number | undefined },
	{ host, port, tls }: { host: string; port: number; tls: boolean },
): string {
	return JSON.stringify({ clientId, username, password, expiry, host, port, tls }, null, 2);
}
