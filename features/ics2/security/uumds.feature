@ics2 @area:security @topic:self-check
Feature: Who may use ICS2 stands in UUM&DS

  For every message the simulated interface asks a simulated UUM&DS whether the sender's EORI is registered with the
  sealing certificate and has the right to use ICS2 (Interface Control Document 3.30, section 4.6.3 and Annex 4 table 24).
  How it asks is ours: the source only names a REST interface. A breach here is a fault of the harness.

  @ICS2-SEED-19
  Scenario: A registered party is let in once its National Service Desk has granted it the right
    Given the probe's party is in UUM&DS without the right to use ICS2
    When the probe files with its seal
    Then the interface answers the party without the right with EBMS:0004 and sub-code A001
    When the National Service Desk grants the right
    And the probe sends the same message again
    Then the interface receipts the party with the right

  @ICS2-SEED-13
  Scenario: A TLS certificate of a trusted authority need not be in UUM&DS
    When the probe files over TLS with a certificate that UUM&DS does not know
    Then the handshake succeeds and the interface receipts the filing

  @ICS2-SEED-14
  Scenario: A declarant behind a provider needs no certificate
    When the probe files as provider for a declarant that has no certificate at all
    Then the interface receipts the filing and registers it

  @ICS2-SEC-14
  Scenario: A provider's message under the seal of its client is refused
    When the probe files as provider with the seal of its client
    Then the interface answers the wrong pair with EBMS:0004 and sub-code A001

  @ICS2-SEC-13
  Scenario Outline: Nobody is let in while UUM&DS <trouble>
    Given UUM&DS <trouble>
    When the probe files with its seal
    Then the interface answers that it could not ask UUM&DS with EBMS:0004 and sub-code <sub-code>
    When UUM&DS is at work again
    And the probe sends the same message again
    Then the interface receipts the registered seal

    Examples:
      | trouble                                 | sub-code |
      | refuses the technical user of customs   | A002     |
      | has an internal error                   | A003     |
      | is down                                 | A003     |
