@ics2 @area:transport @topic:self-check
Feature: The simulated trader interface hands out messages as documented

  Messages for an access point that pulls wait in its own partition: first in, first out, to their owner only, each to one
  request at a time, until its receipt comes or the attempts are spent (Interface Control Document 3.30, sections 4.1.3.3
  and 4.3.3; eDelivery AS4 profile 1.15, sections 1.5.5.3 to 1.5.5.6).

  @ICS2-AS4-37
  Scenario: Messages are handed out first in, first out
    Given the parameter ics2.pull.refToMessageId is emitted
    When the probe files three filings from its access point that pulls
    And the probe pulls three times
    Then the registrations come in the order of the filings, each in the probe's own channel
    And there is nothing more for it

  @ICS2-AS4-37
  Scenario: Requests at the same time get different messages
    Given three messages of customs wait for the probe, which pulls
    When the probe pulls three times at once
    Then each request was answered with another of the messages, in the probe's own channel
    And there is nothing more for it

  @ICS2-AS4-40
  Scenario: A message without receipt is handed out again, and given up in the end
    Given a message of customs waits for the probe, which pulls
    When the probe pulls and gives no receipt
    Then the message is not handed out a second time while its receipt is awaited
    And the same message is handed out again after each interval, up to the maximum
    And after the last attempt it is recorded as undelivered with EBMS:0301 and not handed out any more

  @ICS2-AS4-40
  Scenario: Only the right receipt from the right party ends it
    Given a message of customs waits for the probe, which pulls
    When the probe pulls
    And the probe posts a receipt for other content
    Then the interface refuses the receipt with EBMS:0302
    When the retry interval of the interface has passed
    And the probe pulls
    And another registered party posts the receipt
    Then the interface refuses the receipt with EBMS:0004
    When the probe posts the receipt
    Then the interface takes the receipt without an answer, and the message is not handed out again

  @ICS2-AS4-41
  Scenario Outline: <who> gets nothing from a partition that is not its own
    Given a message of customs waits for the probe, which pulls
    When <who> asks for the messages of the probe
    Then the interface refuses the request with EBMS:0004, and hands out no message
    And the probe itself is handed the message

    Examples:
      | who                                |
      | another registered party           |
      | a party that is registered nowhere |

  @ICS2-AS4-41
  Scenario: The default channel is nobody's
    Given a message of customs waits for the probe, which pulls
    When the probe asks for the messages of the default channel
    Then the interface refuses the request with EBMS:0001, and hands out no message

  @ICS2-AS4-41
  Scenario: A request without a seal comes from nobody
    Given a message of customs waits for the probe, which pulls
    When the probe asks without a seal
    Then the interface refuses the request with EBMS:0101 or EBMS:0103, and hands out no message
    And the probe itself is handed the message
