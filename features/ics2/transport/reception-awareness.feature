@ics2 @area:transport @needs:stimulate:ics2.file @needs:observe
Feature: The operator knows which of its messages have arrived

  A filing is delivered when its receipt matches what was sent, and not before. Without a receipt the same message goes
  out again, a bounded number of times; an error or a receipt for something else is told to the operator's people
  (AS4 profile, sections 3.2 and 5.1.8; error codes: Interface Control Document 3.30, Annex 4). Intervals and attempts
  are parameters of the run, not of any source.

  @ICS2-AS4-30 @ICS2-AS4-32
  Scenario: A filing whose receipt is lost is sent again, unchanged
    Given the receipt of the next filing gets lost
    When the operator files a shipment
    Then the filing arrives and its receipt is lost
    When the retry interval has passed
    Then the filing arrives again under the same MessageId with the same digests
    And it was not filed a second time under another MessageId

  @ICS2-AS4-30 @ICS2-AS4-32
  Scenario Outline: Without a receipt the same message goes out again: <what happens>
    Given that with the next filing <what happens>
    When the operator files a shipment
    Then the filing arrives, and no receipt for it reaches the operator
    When the retry interval has passed
    Then the filing arrives again under the same MessageId with the same digests
    And it was not filed a second time under another MessageId
    And customs registers the filing

    Examples:
      | what happens                                                                     |
      | the connection is closed before the answer                                       |
      | the connection is reset before the answer                                        |
      | the connection is cut after the headers of the receipt                           |
      | the connection is cut in the middle of the receipt                               |
      | the receipt comes byte by byte, and never to its end                             |
      | the receipt comes too late to be heard                                           |
      | a gateway answers HTTP 503 with a page for people, though the filing was taken   |
      | a gateway answers HTTP 503 with a page for people, and the filing was not taken  |

  @ICS2-AS4-31
  Scenario: Retries end, and the operator is told that its filing was not delivered
    Given the common repository holds its decisions back
    And no receipt of the trader interface arrives any more
    When the operator files a shipment
    Then the filing arrives and its receipt is lost
    When all retry intervals have passed
    Then the attempts have stopped at the declared maximum
    And the operator's record shows the filing as undelivered with EBMS:0301

  @ICS2-AS4-29
  Scenario: A receipt for another digest is no receipt
    Given the trader interface answers the next filing with a receipt for another digest
    When the operator files a shipment
    Then the operator's record shows the mismatching receipt as EBMS:0302

  @ICS2-AS4-29
  Scenario: A receipt for another message is no receipt
    Given the trader interface answers the next filing with a receipt for another message
    When the operator files a shipment
    Then the operator does not count the filing as delivered

  @ICS2-AS4-44
  Scenario: A refusal by the trader interface reaches the operator's people
    Given the trader interface answers the next filing with EBMS:0004 and sub-code A001
    When the operator files a shipment
    Then the operator's record shows the refusal with its code and text

  @ICS2-AS4-45
  Scenario: An unsigned error beside a SOAP Fault is understood
    Given the trader interface answers the next filing with an unsigned EBMS:0004 and a SOAP Fault in the Body
    When the operator files a shipment
    Then the operator's record shows the unsigned error with its code
