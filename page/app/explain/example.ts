/** What somebody may have sent for the device that LuatOS publishes: its secret used as text, the token in capitals. */
export const EXAMPLE = `deviceSecret: acyv3QDJrRa0fW5UE58KnQ==
clientId: LD8S5J1L07test
username: LD8S5J1L07test;12010126;qkvrc;32472115200
password: 15A42EA6FE9DBC8137587FB2F900E011952C57007F6AE8E3D18F267B0DC7E020;hmacsha256
CONNACK return code: 4
`;
