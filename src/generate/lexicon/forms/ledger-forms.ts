/** Addresses and hashes of blockchains. */

import * as ids from '../codes/ids.ts'
import { of } from '../words/makers.ts'
import { type FormRow, joined, letters } from './form-row.ts'

export const base58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
export const bech32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** To teach standin another chain, add a row. */
export const ledger: readonly FormRow[] = [
  [
    'eth(ereum)_address (wallet|contract|deposit|payout)_address from_wallet to_wallet erc_20_address token_address evm_address',
    /\b(ethereum|evm|wallet|contract|on-chain|blockchain|erc-?20) (wallet |contract |token )?address\b/,
    ids.hexId(40, '0x')
  ],
  ['btc_address bitcoin_address', /\b(bitcoin|btc) (wallet )?address\b/, joined('bc1q', letters(38, bech32))],
  [
    'sol(ana)_address mint_address token_mint program_address solana_wallet',
    /\bsolana\b.*\b(address|key|account|mint)\b|\bbase-?58\b/,
    letters(44, base58)
  ],
  ['ltc_address litecoin_address', /\blitecoin address\b/, joined('ltc1q', letters(38, bech32))],
  ['trx_address tron_address', /\btron address\b/, joined('T', letters(33, base58))],
  ['xrp_address ripple_address', /\b(xrp|ripple) address\b/, joined('r', letters(33, base58))],
  [
    'stellar_(address|account) xlm_address',
    /\bstellar (address|account)\b/,
    joined('G', letters(55, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'))
  ],
  ['ada_address cardano_address', /\bcardano address\b/, joined('addr1', letters(53, bech32))],
  ['ipfs_(hash|cid|id) content_cid', /\bipfs\b|\bcid of\b/, joined('Qm', letters(44, base58))],
  ['ens_name', /\bens name\b/, ({ entity }) => `${entity.person.username.replace(/\W/g, '')}.eth`],
  ['chain_symbol chain_coin', /\b(coin|crypto ?currency) (symbol|code)\b/, of('BTC', 'ETH', 'SOL', 'ADA')]
]
