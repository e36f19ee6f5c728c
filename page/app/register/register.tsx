import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TencentRegion } from '../../../src/clouds/tencent.js';
import { registrationRequest } from '../../../src/clouds/tencent-register.js';
import { REGISTER_DEV } from '../../../src/clouds/tencent-register-dev.js';
import { random, type Values } from '../clouds/form.js';
import { useLanguage } from '../language.js';
import type { Pieces } from '../pieces.js';
import { FieldList } from '../sign/fields.js';
import { CodeBlock } from '../ui/code.js';
import { Icon } from '../ui/icons.js';
import { Lead } from '../ui/lead.js';
import { Row } from '../ui/row.js';
import { TextBox } from '../ui/text-box.js';
import { type Complaint, readError } from '../words/errors.js';
import { decryptRegistration } from './decrypt.js';
import { EXAMPLE, PRODUCT_FIELDS } from './fields.js';

interface RegisterProps {
	readonly values: Values;
	/** Puts values in the place of all. */
	readonly onValues: (values: Values) => void;
	/** Puts values beside the others. */
	readonly onChange: (changed: Values) => void;
	/** Signs in with the device. */
	readonly onDevice: (device: Values) => void;
}

/** Longer than any answer of the platform. */
const LIMIT = 20_000;

type Registered = Awaited<ReturnType<typeof decryptRegistration>>;

/** Shows the request by which a device registers itself, and what the answer holds. */
export function Register({ values, onValues, onChange, onDevice }: RegisterProps): JSX.Element {
	const { language, words } = useLanguage();
	const says = words.register;
	const { answer = '' } = values;
	const request = useMemo(() => requestOf(values), [values]);
	const { device, error } = useDecrypted(values);
	const complaint = error === undefined ? undefined : readError(error, language);
	const requestComplaint =
		request.kind === 'wrong' ? readError(request.error, language) : undefined;
	return (
		<div class="columns">
			<section class="card" aria-labelledby="register-product">
				<Lead
					id="register-product"
					title={says.title}
					text={says.lead}
					onExample={() => onValues(EXAMPLE)}
					onClear={() => onValues({})}
				/>
				<FieldList
					fields={PRODUCT_FIELDS}
					values={values}
					onChange={onChange}
					complaint={requestComplaint}
				/>
				<p class="hint">{says.group}</p>
			</section>
			<section class="card" aria-labelledby="register-request">
				<h2 id="register-request">{says.request}</h2>
				<p class="lead-in muted">{says.requestLead}</p>
				<CodeBlock
					label="curl"
					parts={request.kind === 'ready' ? request.parts : undefined}
					empty={requestComplaint ? sayComplaint(requestComplaint, words.colon) : says.requestEmpty}
				/>
				<h2 class="next">{says.answer}</h2>
				<TextBox
					name="answer"
					label={says.answerLabel}
					quiet
					rows={4}
					limit={LIMIT}
					placeholder='{"Response":{"Len":53,"Payload":"s6FB3a…","RequestId":"…"}}'
					value={answer}
					onValue={(answer) => onChange({ answer })}
				/>
				<p
					class="state"
					role="status"
					data-kind={complaint ? 'wrong' : device ? 'signed' : 'missing'}
				>
					{complaint && <Icon name="fault" />}
					<span>
						{complaint ? sayComplaint(complaint, words.colon) : device ? says.done : says.waiting}
					</span>
				</p>
				<dl class="rows">
					{rowsOf(device, says).map(([label, pieces]) => (
						<Row key={label} label={label} pieces={pieces} secret={label !== says.certificate} />
					))}
				</dl>
				<p class="actions">
					<button
						type="button"
						class="button primary"
						disabled={!device || !('deviceSecret' in device)}
						onClick={() =>
							device && 'deviceSecret' in device && onDevice({ ...regionOf(values), ...device })
						}
					>
						<Icon name="arrow" />
						{says.use}
					</button>
				</p>
			</section>
		</div>
	);
}

function sayComplaint({ field, text }: Complaint, colon: string): string {
	return field === undefined ? text : field + colon + text;
}

function regionOf({ region }: Values): Values {
	return region === undefined ? {} : { region };
}

function rowsOf(
	device: Registered | undefined,
	says: { secret: string; certificate: string; key: string },
): readonly (readonly [string, Pieces | undefined])[] {
	if (device === undefined) return [[says.secret, undefined]];
	if ('deviceSecret' in device) return [[says.secret, [{ secret: device.deviceSecret }]]];
	return [
		[says.certificate, [device.clientCert]],
		[says.key, [{ secret: device.clientKey }]],
	];
}

type Request =
	| { readonly kind: 'missing' }
	| { readonly kind: 'wrong'; readonly error: unknown }
	| { readonly kind: 'ready'; readonly parts: readonly Pieces[] };

/** The request as a line for curl. */
function requestOf(values: Values): Request {
	const { productId = '', deviceName = '', productSecret = '', region, form } = values;
	if (!(productId && deviceName && productSecret)) return { kind: 'missing' };
	try {
		const { method, host, path, headers, body } = registrationRequest(
			{ productId: productId.trim(), productSecret: productSecret.trim() },
			{
				deviceName: deviceName.trim(),
				now: Date.now() / 1000,
				nonce: 1 + Math.floor(random() * 2147483647),
				region: region as TencentRegion | undefined,
				form: form === 'older' ? REGISTER_DEV : undefined,
			},
		);
		const parts: Pieces[] = [
			[`curl -X ${method}`],
			[`https://${host}${path}`],
			...Object.entries(headers).map(
				([name, value]): Pieces =>
					name === 'X-TC-Signature'
						? [`-H '${name}: `, { secret: value }, "'"]
						: [`-H '${name}: ${value}'`],
			),
			body.includes('"signature":"') ? ["-d '", ...signaturePieces(body), "'"] : [`-d '${body}'`],
		];
		return { kind: 'ready', parts };
	} catch (error) {
		return { kind: 'wrong', error };
	}
}

function signaturePieces(body: string): Pieces {
	const [, before, secret, after] = /^(.*"signature":")([^"]*)(".*)$/.exec(body) ?? [];
	return [before, { secret }, after];
}

/** Decrypts the answer whenever it or the secret changes. */
function useDecrypted(values: Values): { device?: Registered; error?: unknown } {
	const [state, setState] = useState<{ device?: Registered; error?: unknown }>({});
	useEffect(() => {
		let isCurrent = true;
		const { productId = '', deviceName = '', productSecret = '', answer = '' } = values;
		if (productSecret.trim() === '' || answer.trim() === '') setState({});
		else
			decryptRegistration({
				productId: productId.trim(),
				deviceName: deviceName.trim(),
				productSecret: productSecret.trim(),
				answer,
			}).then(
				(device) => isCurrent && setState({ device }),
				(error: unknown) => isCurrent && setState({ error }),
			);
		return () => {
			isCurrent = false;
		};
	}, [values]);
	return state;
}
