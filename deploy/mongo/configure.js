// Makes the server the one member of its replica set, and gives each service a user who may use its database only.
const fs = require('fs');
const secret = name => fs.readFileSync(`/secrets/mongo/${name}`, 'utf8').trim();

const USER_EXISTS = 51003;

const admin = db.getSiblingDB('admin');
admin.auth('root', secret('root-password'));

try {
  rs.initiate({ _id: 'fupan', members: [{ _id: 0, host: 'mongo:27017' }] });
} catch (e) {
  if (e.codeName !== 'AlreadyInitialized') throw e;
}
while (!admin.hello().isWritablePrimary) sleep(200);

for (const service of ['metrics', 'feedback', 'report']) {
  const database = db.getSiblingDB(service);
  const user = { pwd: secret(`${service}-password`), roles: [{ role: 'readWrite', db: service }] };
  try {
    database.createUser({ user: service, ...user });
  } catch (e) {
    if (e.code !== USER_EXISTS) throw e;
    database.updateUser(service, user);
  }
}
