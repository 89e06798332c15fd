/** Says what is in an export and how to check it, to whoever opens it. */
export const EXPORT_README = `Ringfence: a part of the ledger
===============================

entries.jsonl     the entries, one a line: the bytes that were hashed and signed
hashes.bin        the hash of each entry as it was signed, 32 bytes each
range.json        which entries these are, how many the ledger has, and the hashes that stand for those before and after
checkpoints.txt   the signed checkpoints inside the range and the newest one, oldest first (C2SP signed notes, Ed25519)
public-key.pem    the ledger's public key
certificates.jsonl
                  what was proved of each policy that went live in this part, one a line: the SHA-256 of a line without its
                  end is the \`certificate\` that the promotion's entry names

To check it, with the public key from somebody you trust (the one in this folder proves nothing by itself):

    npx ringfence-verify <this folder> --key <public-key.pem> [--checkpoint <a checkpoint you kept>]

Numbers and names of people are not in here; references stand for them. They are personal data all the same: keep this
export as such.


Ringfence：台帳の一部
=====================

entries.jsonl     記録（1行に1件）。ハッシュ計算と署名の対象となったバイト列そのもの
hashes.bin        署名時点での各記録のハッシュ（32バイトずつ）
range.json        記録の範囲、台帳全体の件数、範囲の前後を代表するハッシュ
checkpoints.txt   範囲内の署名済みチェックポイントと最新のもの（古い順、C2SP signed note、Ed25519）
public-key.pem    台帳の公開鍵
certificates.jsonl
                  この範囲で本番反映された各ポリシーの検証証明書（1行に1件）。改行を除く1行のSHA-256が、
                  本番反映の記録にある certificate と一致する

検証方法（公開鍵は信頼できる相手から入手してください。このフォルダー内の鍵だけでは何も証明できません）：

    npx ringfence-verify <このフォルダー> --key <public-key.pem> [--checkpoint <保管していたチェックポイント>]

電話番号や氏名は含まれず、参照に置き換えられています。ただし、参照も個人データとして取り扱ってください。
`;
