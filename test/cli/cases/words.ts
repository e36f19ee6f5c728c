/** A command line that is refused, and what is said of it. */
export interface Refused {
	readonly args: readonly string[];
	readonly en: string;
	readonly zh: string;
	readonly env?: Readonly<Record<string, string>>;
}

export const MISSING = {
	en: 'the secret is missing; give it with the environment variable MQTT_SIGNIN_SECRET, --secret-env NAME or --secret-file FILE',
	zh: '缺少密钥；请用环境变量 MQTT_SIGNIN_SECRET、--secret-env NAME 或 --secret-file FILE 提供',
};
export const advice = (option: string, what = 'secret') => ({
	en: `${option} does not exist, because others can read arguments; use --${what}-env NAME, --${what}-file FILE or --${what}-file -`,
	zh: `没有选项 ${option}，因为命令行参数会被他人看到；请用 --${what}-env NAME、--${what}-file FILE 或 --${what}-file -`,
});
export const unknown = (option: string) => ({
	en: `${option} is unknown; --help lists the options`,
	zh: `未知的选项：${option}；用 --help 查看可用选项`,
});
export const meant = (option: string, known: string) => ({
	en: `${option} is unknown; did you mean ${known}?`,
	zh: `未知的选项：${option}；是否想用 ${known}？`,
});
export const exclusive = (first: string, second: string) => ({
	en: `${first} and ${second} exclude each other`,
	zh: `${first} 与 ${second} 不能同时使用`,
});
export const integer = (option: string, min: number, max: number, got: string | number) => ({
	en: `${option}: expected an integer from ${min} to ${max}, got ${got === 'text' ? 'other text' : got === '' ? 'nothing' : got}`,
	zh: `${option}：应为 ${min} 至 ${max} 的整数，实际为${got === 'text' ? '其他文本' : got === '' ? '空' : ` ${got}`}`,
});
export const host = (en: string, zh: string) => ({ en: `--host: ${en}`, zh: `--host：${zh}` });
export const base64 = (position: number, length: number) => ({
	en: `deviceSecret: expected canonical Base64, got a mistake at position ${position} of ${length}`,
	zh: `deviceSecret：应为规范的 Base64，实际为位置 ${position}（共 ${length}）处的错误`,
});
