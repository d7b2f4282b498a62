@ics2 @area:security @needs:stimulate:ics2.file @needs:observe
Feature: Trouble on the side of customs is told apart from a refusal

  EBMS:0004 has two meanings. With sub-code A001 the sender is not registered with its certificate: it is told, and nothing
  is gained by sending again. With A002 or A003 the register itself could not be asked, and the same message is worth
  another attempt (Interface Control Document 3.30, Annex 4, table 24). A widespread implementation writes four digits.

  @ICS2-SEC-23
  Scenario Outline: A filing that customs could not check is delivered later: <sub-code>
    Given the trader interface answers the next filing with EBMS:0004 and <sub-code>
    When the operator files a shipment
    Then the filing arrives and is answered so
    When the retry interval has passed
    Then the operator delivers it later

    Examples:
      | sub-code |
      | A002     |
      | A003     |
      | A0002    |
      | A0003    |
      | A0004    |

  @ICS2-SEC-23
  Scenario Outline: A filing by somebody who is not registered is refused for good: <sub-code>
    Given the trader interface answers the next filing with EBMS:0004 and <sub-code>
    When the operator files a shipment
    Then the filing arrives and is answered so
    And the operator does not try again, and its record shows the filing as refused

    Examples:
      | sub-code |
      | A001     |
      | A0001    |
