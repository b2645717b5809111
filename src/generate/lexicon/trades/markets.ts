/** Securities, exchanges, crypto. */

import { digits } from '../words/makers.ts'
import { about, type Trade, text, words } from './trade.ts'

const securities = about(
  `
    stock|share|security|securities|holding|position|quote|trade|portfolio|fund|etf|bond|instrument|candle|bar
  `,
  'ticker|isin|cusip|bid|ask|open_price|market_cap'
)
const exchange = about(
  'currency|currencies|exchange|fx|conversion|exchange_rate|forex|quote',
  'base|quote|from_currency|to_currency|base_currency|quote_currency|source_currency'
)

export const markets: Trade = {
  contexts: { securities, exchange },
  words: `
    currency_pair trading_pair: EUR/USD, GBP/USD, USD/JPY, EUR/CHF
    coin(s) crypto(currency|_currency) coin_symbol asset_symbol token_symbol: BTC, ETH, SOL, ADA, XRP
    blockchain: ethereum, bitcoin, polygon, solana
    consensus(_mechanism|): proof_of_stake, proof_of_work
    nft_standard token_standard: ERC-20, ERC-721, ERC-1155
    currency_symbol: €, $, £
    currency_name: Euro, US Dollar, Pound Sterling, Swiss Franc
    exchange(_name|) stock_exchange market_name listing_exchange @securities: NASDAQ, NYSE, XETRA, LSE, Euronext
    stock_exchange: NASDAQ, NYSE, XETRA, LSE, Euronext
    asset_class security_type instrument_type: equity, bond, etf, fund, derivative
    side order_side trade_side: buy, sell
    time_in_force: gtc, day, ioc, fok
    position_side: long, short
    risk_(level|rating|category|class|profile): low, medium, high
  `,
  texts: [
    [
      '^symbol ^pair ^market',
      words('BTC-USD, ETH-USD, SOL-USD, BTC-EUR'),
      /crypto|coin|exchange|order_book|trading|candle/
    ],
    ['^symbol', words('AAPL, SAP, ASML, MSFT, NVDA, SIE'), securities],
    [
      '^network ^chain ^blockchain chain_name',
      words('ethereum, bitcoin, polygon, solana'),
      /crypto|wallet|token|coin|chain|tx_hash|transaction_hash|contract_address|block/
    ],
    ['^nonce', text((random) => `0x${digits(random, 16)}`), /block|tx_hash|miner|gas/],
    [
      '^(miner|validator|from|to)(_address|)',
      text((random) => `0x${digits(random, 40)}`),
      /block|tx_hash|transaction_hash|gas/
    ],
    ['order_type ^type', words('limit, market, stop, stop_limit'), /^(limit_price|time_in_force|stop_price)$/],
    [
      'credit_rating rating bond_rating',
      words('AAA, AA+, A, BBB-, BB'),
      /bond|issuer|credit_rating|coupon|sovereign|maturity/
    ]
  ],
  ranges: `
    -satoshi(s) -sats: 10_000 90_000_000 0
    -gwei gas_price max_fee_per_gas base_fee: 5 80 2
    gas_(used|limit): 21_000 900_000 0
    block_(number|height): 700_000 870_000 0
    confirmations: 1 120 0
    (hash_rate|hashrate)(_ths|): 90 600 1
    chain_id: 1, 10, 137, 8453, 42_161
    market_cap market_capitalization enterprise_value assets_under_management aum total_assets total_liabilities:
      20_000_000 900_000_000_000 0
    (open|close|high|low|last|bid|ask|mid|strike|settlement|limit|stop|entry|exit|average|vwap|adj_close|previous_close|
      spot|mark|index)(_price|) @securities: 20 480 2
    nav net_asset_value strike_price share_price spot_price limit_price stop_price: 20 480 2
    (pe|price_earnings|p_e)(_ratio|): 8 45 1
    (pb|ps|price_to_book|price_to_sales|debt_to_equity|current|quick|sharpe)_ratio: 0.5 4 2
    eps earnings_per_share: 0.5 12 2
    ^beta: 0.6 1.8 2
    (dividend_|)yield(_percent|_pct|) dividend_yield current_yield: 0.5 6 2
    dividend(_per_share|): 0.1 4 2
    (change|price_change|day_change|daily_change|change_24h)_(percent|pct|percentage) percent_change percent_change_24h:
      -6 6 2
    price_change day_change net_change: -9 9 2
    shares_outstanding shares_held lots: 1 900 0
    (exchange|conversion|fx)_rate rate @exchange: 0.6 1.6 4
  `,
  numbers: [
    ['-wei', ({ random }) => random.int(1000, 9_000_000) * 1_000_000_000],
    ['block_(number|height) block latest_block', [18_000_000, 21_000_000, 0], /block|chain|tx|gas|wallet|contract/],
    [
      '(trading_|trade_|)volume volume_24h',
      [10_000, 40_000_000, 0],
      /stock|share|trade|candle|ticker|market|quote|bar|coin|crypto|open|close/
    ],
    ['^(open|high|low|close)', [20, 480, 2], /^(open|high|low|close|volume)$/]
  ]
}
