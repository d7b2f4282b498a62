@ics2 @area:security @declares:pull @needs:stimulate:ics2.file @needs:observe
Feature: What the operator pulls it believes no sooner than what is pushed

  A message that was asked for still has to prove itself: its seal, its content, its place. The refusal goes by a request of
  its own to the address that was pulled, as a receipt would (Interface Control Document 3.30, sections 4.3.2 and 4.6.2;
  eDelivery AS4 profile 1.15, section 1.5.5.6).

  @ICS2-SEC-20
  Scenario Outline: A pulled registration under a false seal is refused: <departure>
    Given the operator has a filing that customs has not decided on
    When a registration with <departure> waits for the operator, which pulls it
    Then the operator refuses it and gives no receipt
    And nothing of it is in the operator's record

    Examples: changed, or not sealed
      | departure                                 |
      | a payload changed after sealing           |
      | a header changed after sealing            |
      | no seal                                   |
      | a seal of an authority that nobody trusts |

  @ICS2-SEC-21
  Scenario: A pulled registration whose signed header was moved aside is refused
    Given the operator has a filing that customs has not decided on
    When a registration with its signed header moved aside and another in its place waits for the operator, which pulls it
    Then the operator refuses it and gives no receipt
    And nothing of it is in the operator's record

  @ICS2-SEC-24
  Scenario Outline: A harmful registration does no harm when it is pulled: <departure>
    Given the operator has a filing that customs has not decided on
    When a registration with <departure> waits for the operator, which pulls it
    Then the operator refuses it and gives no receipt

    Examples: meant to exhaust or to lead astray
      | departure            |
      | a document type      |
      | a decompression bomb |
