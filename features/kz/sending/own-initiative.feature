@kz @area:sending
Feature: Information on own initiative
  Customs may inform unasked where it may show a breach or its risk, or where the recipient is thought to be interested; it then
  names which of the two (Customs Code of Kazakhstan, Art. 446(3)). No request is needed, and nothing is ever late.

  @KZ446-03 @role:kz-customs-sending @needs:stimulate:kz.volunteer
  Scenario Outline: On <ground>
    When the other authority is to be informed on own initiative, on <ground>
    Then it is informed on that ground

    Examples:
      | ground      |
      | ground 3(1) |
      | ground 3(2) |

  @KZ446-03 @role:kz-customs-sending @needs:stimulate:kz.volunteer
  Scenario: Without a ground
    When the other authority is to be informed on own initiative, on no ground
    Then it is not informed without a ground

  @KZ446-04 @role:kz-customs-executing @needs:receive:kz @needs:observe
  Scenario Outline: Unasked information is taken: ground <ground>
    When the other authority informs of its own accord on ground <ground>
    Then the information is stored under its ground, and no request was asked for

    Examples:
      | ground |
      | 3(1)   |
      | 3(2)   |
