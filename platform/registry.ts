import { type CloudName, isCloudName, RULES } from './clouds.js';
import { type Device, type Fields, type Group, type Rule, type SignIn, text } from './rule.js';

/** A device, its cloud and the entry that it was read from. */
export interface Known {
	readonly cloud: CloudName;
	readonly rule: Rule;
	readonly device: Device;
	readonly fields: Fields;
}

/** A Tencent product whose devices register by themselves, in the words of its API. */
export interface Product {
	readonly productId: string;
	readonly productSecret: string;
	/** 0: switched off, 1: of devices that are there already, 2: of any device. */
	readonly registerType: 0 | 1 | 2;
	/** How many devices may register. */
	readonly registerLimit: number;
}

interface Enrolling {
	readonly cloud: CloudName;
	readonly group: Group;
}

/** What the devices file holds. */
export interface Contents {
	readonly devices: readonly object[];
	/** What enrols devices: Tencent's products and Azure's enrolment groups. */
	readonly products?: readonly object[];
}

/** All that the platform knows of devices. */
export class Registry {
	readonly #cloud: CloudName;
	#known = new Map<string, Known>();
	#groups: readonly Enrolling[] = [];
	#products = new Map<string, Product>();
	#productEntries: readonly object[] = [];
	/** Called after the platform itself changed what is known. */
	onChange: () => void = () => {};

	/** `cloud` is that of entries without one. Throws an Error that names entry and field. */
	constructor(cloud: CloudName, contents: Contents) {
		this.#cloud = cloud;
		this.replace(contents);
	}

	/** Forgets everything and reads the contents; changes nothing if one entry is wrong. */
	replace({ devices, products = [] }: Contents): void {
		const known = new Map<string, Known>();
		for (const [i, entry] of devices.entries()) {
			const device = within(`devices[${i}]`, () => this.#read(entry));
			if (known.has(keyOf(device)))
				throw new Error(`devices[${i}]: ${device.device.identity} again`);
			known.set(keyOf(device), device);
		}
		const groups: Enrolling[] = [];
		const tencent = new Map<string, Product>();
		for (const [i, entry] of products.entries())
			within(`products[${i}]`, () => {
				const { cloud, fields } = this.#fields(entry);
				const rule: Rule = RULES[cloud];
				if (rule.group) groups.push({ cloud, group: rule.group(fields) });
				else if (cloud === 'tencent') {
					const product = readProduct(fields);
					tencent.set(product.productId, product);
				} else throw new Error('expected one of tencent or azure-dps');
			});
		this.#known = known;
		this.#groups = groups;
		this.#products = tencent;
		this.#productEntries = products;
	}

	/** Makes a device known, or replaces the one of its identity. */
	add(entry: object): void {
		const known = this.#read(entry);
		this.#known.set(keyOf(known), known);
		this.onChange();
	}

	/** The device that a CONNECT claims to come from. */
	find(signIn: SignIn): Known | undefined {
		for (const known of this.#known.values()) if (known.device.isNamedBy(signIn)) return known;
		for (const { cloud, group } of this.#groups) {
			const device = group.member(signIn);
			if (device) return { cloud, rule: RULES[cloud], device, fields: {} };
		}
		return undefined;
	}

	get(cloud: CloudName, identity: string): Known | undefined {
		return this.#known.get(`${cloud} ${identity}`);
	}

	get devices(): readonly Known[] {
		return [...this.#known.values()];
	}

	/** The cloud whose limits hold for a CONNECT that comes from no known device. */
	get cloud(): CloudName {
		return this.#cloud;
	}

	product(productId: string): Product | undefined {
		return this.#products.get(productId);
	}

	/** Remembers that a registered device has signed in, after which it cannot register again. */
	activate({ cloud, device }: Known): void {
		const known = this.get(cloud, device.identity);
		if (known?.fields.registered === true && known.fields.activated !== true)
			this.add({ ...known.fields, cloud, activated: true });
	}

	contents(): Contents {
		return {
			devices: this.devices.map(({ cloud, fields }) => ({ cloud, ...fields })),
			products: this.#productEntries,
		};
	}

	#read(entry: object): Known {
		const { cloud, fields } = this.#fields(entry);
		const rule = RULES[cloud];
		return { cloud, rule, device: rule.device(fields), fields };
	}

	#fields(entry: object): { cloud: CloudName; fields: Fields } {
		if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
			throw new Error('expected an object');
		const { cloud = this.#cloud, ...all } = entry as Fields;
		if (!isCloudName(cloud))
			throw new Error(`cloud: expected one of ${Object.keys(RULES).join(', ')}`);
		const fields = Object.entries(all).filter(([, value]) => value !== undefined);
		return { cloud, fields: Object.fromEntries(fields) };
	}
}

function keyOf({ cloud, device }: Known): string {
	return `${cloud} ${device.identity}`;
}

function readProduct(fields: Fields): Product {
	const { registerType = 2, registerLimit = 1000 } = fields;
	if (registerType !== 0 && registerType !== 1 && registerType !== 2)
		throw new Error('registerType: expected 0, 1 or 2');
	if (typeof registerLimit !== 'number' || !(registerLimit >= 0))
		throw new Error('registerLimit: expected a number');
	return {
		productId: text(fields, 'productId', /^[A-Za-z0-9]{10}$/, '10 letters and digits'),
		productSecret: text(fields, 'productSecret', /^[!-~]{16,64}$/, '16 to 64 ASCII characters'),
		registerType,
		registerLimit,
	};
}

function within<T>(where: string, read: () => T): T {
	try {
		return read();
	} catch (error) {
		throw new Error(`${where}: ${(error as Error).message}`);
	}
}
